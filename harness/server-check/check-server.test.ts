/** The check against servers that do as they should, however they are told and whoever plays there. */
import { describe, expect, test } from "vitest";
import { connectToGame, type GameConnection } from "../game-client.ts";
import {
  check,
  checkOdd,
  checkSimulated,
  named,
  plainSteps,
  simulated,
  stepsOf,
  wrongStep,
} from "./testing/check-program.ts";

describe.concurrent("the check of a server", { timeout: 90_000 }, () => {
  test("a good one is right in every step", async () => {
    const report = await checkSimulated([]);
    expect(stepsOf(report).filter(({ outcome }) => outcome !== "right")).toEqual([]);
    expect(named(report, "right")).toEqual(plainSteps);
    expect(report.outcome).toBe("right");
  });

  test("a good one is right when its network fails, too", async () => {
    const report = await checkOdd([], { thorough: true });
    expect(stepsOf(report).filter(({ outcome }) => outcome !== "right")).toEqual([]);
    expect(report.runs[1]?.steps.map(({ step }) => step)).toEqual([
      ...["connected", "activated", "port", "heartbeat", "game-session", "reconnected", "refreshed"],
      ...["players-accepted", "player-dropped", "heartbeat-again", "terminated", "process-ending", "exited"],
    ]);
    expect(report.runs[0]?.processId).not.toBe(report.runs[1]?.processId);
  });

  test("a simulated one is right when its network fails, too", async () => {
    const report = await checkSimulated(["--heartbeat-ms", "500"], { thorough: true });
    expect(stepsOf(report).filter(({ outcome }) => outcome !== "right")).toEqual([]);
    expect(report.runs[1]?.steps.map(({ step }) => step)).toContain("refreshed");
  });

  test("one over TLS trusts the authority that it is told of", async () => {
    const trusting = ["-c", 'NODE_EXTRA_CA_CERTS=$SSL_CERT_FILE exec "$@"', "sh"];
    const args = [...trusting, process.execPath, simulated];
    const report = await check(args, { executable: "/bin/sh", tls: true });
    expect(report).toMatchObject({ outcome: "right" });
  });

  test("one that is told by its arguments finds nothing of it in its environment", async () => {
    const script =
      "env | grep -q GAMELIFT_SDK && exit 9; export GAMELIFT_SDK_WEBSOCKET_URL=$1 GAMELIFT_SDK_FLEET_ID=$2 " +
      'GAMELIFT_SDK_HOST_ID=$3 GAMELIFT_SDK_PROCESS_ID=$4 GAMELIFT_SDK_AUTH_TOKEN=$5; exec "$7" "$8" --port "$6"';
    const places = ["{url}", "{fleet}", "{host}", "{process}", "{token}", "{port}"];
    const args = ["-c", script, "sh", ...places, process.execPath, simulated];
    expect(await check(args, { executable: "/bin/sh" })).toMatchObject({ outcome: "right" });
  });

  test("one that calls itself as it likes", async () => {
    const report = await checkOdd(["own-process-id"]);
    expect(named(report, "wrong")).toEqual(["connected"]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringMatching(/^it came as process mine-/),
      fix: expect.stringContaining("{process}"),
    });
    expect(named(report, "right")).toEqual(plainSteps.slice(1));
  });

  test("one that ends by itself is not told to, and is right", async () => {
    const report = await checkOdd(["ends-at-once"], { players: { kind: "none" } });
    expect(named(report, "wrong")).toEqual([]);
    expect(named(report, "right").slice(-2)).toEqual(["process-ending", "exited"]);
  });

  test("one with a protocol of its own is checked without players, which is said", async () => {
    const report = await checkOdd(["raw-port"], { players: { kind: "auto" } });
    expect(report.outcome).toBe("right");
    expect(named(report, "skipped")).toEqual(["players-accepted", "unknown-player", "player-removed"]);
    expect(stepsOf(report).find(({ step }) => step === "players-accepted")?.seen).toContain(
      "--player-command",
    );
  });

  test("players who are a command of the user's come and leave", async () => {
    const player =
      `exec "${process.execPath}" -e 'const s = new WebSocket("ws://{ip}:{port}"); ` +
      `s.onopen = () => s.send(JSON.stringify({ join: "{playerSession}" })); setInterval(() => {}, 1000)'`;
    const report = await checkOdd([], { players: { kind: "command", commandLine: player } });
    expect(named(report, "wrong")).toEqual([]);
    expect(named(report, "skipped")).toEqual(["unknown-player"]);
  });

  test("what cannot be started is no result", async () => {
    await expect(check([], { executable: "./no-such-server" })).rejects.toThrow(
      "no-such-server is not there",
    );
  });

  test("players whom a person plays are asked for, one after the other", async () => {
    const asked: string[] = [];
    const connections = new Map<string, Promise<GameConnection>>();
    const person = (text: string) => {
      asked.push(text.replace(/ (to|with|\().*/, ""));
      const seat = /(psess-[0-9a-f-]+)/.exec(text)?.[1] ?? "";
      const port = Number(/127\.0\.0\.1:(\d+)/.exec(text)?.[1]);
      if (text.startsWith("Connect")) connections.set(seat, connectToGame({ port, sessionId: seat }));
      else void connections.get(seat)?.then((connection) => connection.leave());
    };
    const report = await check([simulated], { players: { kind: "by-hand" } }, person);
    expect(named(report, "wrong")).toEqual([]);
    expect(named(report, "skipped")).toEqual(["unknown-player"]);
    expect(asked).toEqual(["Connect a player", "Connect a player", "Now let that player leave"]);
  });
});
