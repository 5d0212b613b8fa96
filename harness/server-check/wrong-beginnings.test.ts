/** The check against servers that go wrong before a player could come. */
import { describe, expect, test } from "vitest";
import {
  checkOdd,
  checkSimulated,
  hasty,
  named,
  plainSteps,
  scripted,
  wrongStep,
} from "./testing/check-program.ts";

describe.concurrent("the check of a server", { timeout: 90_000 }, () => {
  test("one that never calls InitSDK", async () => {
    const report = await checkSimulated(["--never-connect"], hasty("connectSeconds"));
    expect(wrongStep(report)).toMatchObject({
      step: "connected",
      seen: "no connection to GameLift within 0.5 s; last seen was nothing of it",
      fix: expect.stringContaining("Call InitSDK early"),
    });
    expect(named(report, "not reached")).toEqual(plainSteps.slice(1));
    expect(report.counts).toEqual({ right: 0, wrong: 1, skipped: 0, "not reached": 11 });
  });

  test("one that exits at once, with its last words", async () => {
    const report = await checkSimulated(["--exit-at-start", "4"]);
    expect(wrongStep(report)).toMatchObject({
      step: "connected",
      seen: expect.stringContaining("it exited with code 4"),
      fix: expect.stringContaining("last lines of its output"),
    });
    expect(report.runs[0]?.lastOutput).toContain("exits at once with code 4");
  });

  test("one that GameLift does not let in", async () => {
    const report = await checkOdd(["wrong-token"]);
    expect(wrongStep(report)).toMatchObject({
      step: "connected",
      seen: expect.stringContaining("GameLift refused its connection: "),
      fix: expect.stringContaining("GAMELIFT_SDK_PROCESS_ID"),
    });
  });

  test("one that takes itself for another host's", async () => {
    const report = await checkSimulated(scripted({ wrongId: "compute" }));
    expect(wrongStep(report)).toMatchObject({
      step: "connected",
      seen: expect.stringContaining("no-compute-of-this-fleet"),
      fix: expect.stringContaining("_HOST_ID"),
    });
  });

  test("one that never calls ProcessReady", async () => {
    const report = await checkOdd(["never-ready"], hasty("readySeconds"));
    expect(wrongStep(report)).toMatchObject({
      step: "activated",
      seen: expect.stringMatching(
        /^no ProcessReady within 0.5 s; last seen was its connection at \d+\.\d s$/,
      ),
      fix: expect.stringContaining("Call ProcessReady"),
    });
  });

  test.for([
    ["low-port", "port 80", "from 1026 to 60000"],
    ["closed-port", "nothing listens on port", "before ProcessReady"],
  ] as const)("one with a wrong port: %s", async ([oddity, seen, fix]) => {
    const report = await checkOdd([oddity], { players: { kind: "none" } });
    expect(named(report, "wrong")).toEqual(["port"]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringContaining(seen),
      fix: expect.stringContaining(fix),
    });
  });

  test.for(["no-port", "words-for-port"])("one whose ProcessReady GameLift refuses: %s", async (oddity) => {
    const report = await checkOdd([oddity]);
    expect(wrongStep(report)).toMatchObject({
      step: "activated",
      seen: expect.stringContaining("GameLift refused its ProcessReady: "),
      fix: expect.stringContaining("as a number"),
    });
  });

  test("one that listens elsewhere than its arguments say", async () => {
    const report = await checkSimulated(["--port", "0", "{port}"]);
    expect(wrongStep(report)).toMatchObject({
      step: "port",
      seen: expect.stringMatching(/^TCP port \d+, but its arguments say \d+$/),
    });
  });

  test("one that is unhealthy is told so, and to end", async () => {
    const report = await checkSimulated(scripted({ unhealthyAfterHeartbeats: 0 }));
    expect(named(report, "wrong")).toEqual(["heartbeat"]);
    expect(wrongStep(report)?.fix).toContain("OnHealthCheck");
    expect(named(report, "right")).toEqual([
      ...["connected", "activated", "port", "request-rates", "terminated", "process-ending", "exited"],
    ]);
  });

  test("one that is silent", async () => {
    const report = await checkSimulated(scripted({ silentAfterHeartbeats: 0 }), hasty("heartbeatSeconds"));
    expect(wrongStep(report)).toMatchObject({
      step: "heartbeat",
      seen: expect.stringContaining(
        "no heartbeat within 0.5 s; last seen was its request ActivateServerProcess",
      ),
    });
  });

  test.for([
    ["late", { activateAfterMs: 60_000 }],
    ["for ever", { neverActivate: true }],
  ] as const)("one that does not activate its game session: %s", async ([, script]) => {
    const report = await checkSimulated(scripted(script), hasty("activationSeconds"));
    expect(wrongStep(report)).toMatchObject({
      step: "game-session",
      seen: expect.stringContaining(
        "no ActivateGameSession within 0.5 s; last seen was our push CreateGameSession",
      ),
      fix: expect.stringContaining("--activation-seconds"),
    });
  });

  test("one that activates a game session that is not its own", async () => {
    const report = await checkOdd(["wrong-session"], hasty("activationSeconds", 4));
    expect(wrongStep(report)).toMatchObject({
      step: "game-session",
      seen: expect.stringContaining("ActivateGameSession was refused"),
      fix: expect.stringContaining("OnStartGameSession was called with"),
    });
  });
});
