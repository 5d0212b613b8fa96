/** The check against servers that go wrong with players, or at their end. */
import { describe, expect, test } from "vitest";
import { checkOdd, checkSimulated, hasty, named, scripted, wrongStep } from "./testing/check-program.ts";

describe.concurrent("the check of a server", { timeout: 90_000 }, () => {
  test.for([
    ["connected", "activated"],
    ["session-started", "game-session"],
    ["session-activated", "players-accepted"],
    ["player-accepted", "players-accepted"],
  ] as const)("one that crashes at the step %s", async ([crashAt, step]) => {
    const report = await checkSimulated(scripted({ crashAt }));
    expect(named(report, "wrong")).toEqual([step]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringContaining("it exited with code 3"),
      fix: expect.stringContaining("until it has called ProcessEnding"),
    });
    expect(named(report, "not reached").at(-1)).toBe("exited");
  });

  test("one that lies about its health: nobody can reach its game", async () => {
    const report = await checkSimulated(scripted({ deafButHealthy: true }), { players: { kind: "auto" } });
    // Whether its port was still open when it was looked at is a matter of moments.
    expect(named(report, "wrong")).toContain("players-accepted");
    expect(report.runs[0]?.steps.find(({ step }) => step === "players-accepted")).toMatchObject({
      seen: expect.stringMatching(/^nothing listens on port \d+, where players are sent$/),
      fix: expect.stringContaining("let OnHealthCheck return false"),
    });
    expect(named(report, "right")).toContain("heartbeat");
  });

  test("one that refuses its players", async () => {
    const report = await checkSimulated(scripted({ refusePlayers: "the house is full" }));
    expect(named(report, "wrong")).toEqual(["players-accepted"]);
    expect(wrongStep(report)).toMatchObject({
      seen: "a player with a reserved seat was refused: the house is full",
      fix: expect.stringContaining("Let AcceptPlayerSession decide"),
    });
    expect(named(report, "not reached")).toEqual(["unknown-player", "player-removed"]);
  });

  test("one that asks GameLift about somebody else than the player who came", async () => {
    const report = await checkSimulated(scripted({ wrongId: "player-session" }));
    expect(wrongStep(report)).toMatchObject({
      step: "players-accepted",
      seen: expect.stringContaining("a player with a reserved seat was refused: "),
    });
  });

  test("one that asks more often than GameLift takes", async () => {
    const report = await checkOdd(["asks-too-often"]);
    expect(named(report, "wrong")).toEqual(["request-rates"]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringMatching(
        /^\d+ requests were too many: DescribePlayerSessions \d+ times \(limit 10 at once, then 5 a second\)$/,
      ),
      fix: expect.stringContaining("not from the game's loop"),
    });
  });

  test("one that crashes when it is told to end", async () => {
    const report = await checkSimulated(scripted({ crashAt: "terminating" }));
    expect(named(report, "wrong")).toEqual(["process-ending", "exited"]);
    expect(wrongStep(report)?.seen).toBe("it exited with code 3 and has not called ProcessEnding");
  });

  test("one that lets players in without asking GameLift", async () => {
    const report = await checkOdd(["asks-nobody"], hasty("playerSeconds"));
    expect(wrongStep(report)).toMatchObject({
      step: "players-accepted",
      seen: expect.stringContaining("let in without AcceptPlayerSession"),
    });
  });

  test("one that lets anybody in", async () => {
    const report = await checkOdd(["lets-anybody-in"]);
    expect(named(report, "wrong")).toEqual(["unknown-player"]);
    expect(wrongStep(report)?.seen).toContain("although GameLift had refused");
  });

  test("one that keeps the seats of those who leave", async () => {
    const report = await checkOdd(["keeps-seats"], hasty("playerSeconds", 4));
    expect(named(report, "wrong")).toEqual(["player-removed"]);
    expect(wrongStep(report)?.fix).toContain("RemovePlayerSession");
  });

  test("one that stays away when its connection is lost", async () => {
    const report = await checkOdd(["stays-away"], { thorough: true, ...hasty("reconnectSeconds") });
    expect(wrongStep(report)).toMatchObject({
      step: "reconnected",
      seen: expect.stringContaining("no new connection after its socket was cut within 0.5 s"),
      fix: expect.stringContaining("update the SDK"),
    });
    expect(named(report, "wrong")).toEqual(["reconnected"]);
  });

  test("one that does not hear that it is to end", async () => {
    const report = await checkSimulated(scripted({ ignoreTerminate: true }), hasty("terminateSeconds"));
    expect(named(report, "wrong")).toEqual(["terminated"]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringContaining("it lives on 0.5 s after TerminateProcess"),
      fix: expect.stringContaining("OnProcessTerminate"),
    });
    expect(named(report, "not reached")).toEqual(["process-ending", "exited"]);
  });

  test("one that exits without ProcessEnding", async () => {
    const report = await checkOdd(["no-process-ending"]);
    expect(named(report, "wrong")).toEqual(["process-ending"]);
    expect(wrongStep(report)).toMatchObject({
      seen: "it exited with code 0 and has not called ProcessEnding",
      fix: expect.stringContaining("counts as a crash"),
    });
  });

  test.for([
    ["exits with another code", ["--exit-code", "7"], "it exited with code 7", "Exit with code 0"],
    ["does not exit", ["--never-exit"], "still there 0.5 s after its end", "keeps a process alive"],
  ] as const)("one that %s behind ProcessEnding", async ([, args, seen, fix]) => {
    const report = await checkSimulated(args, hasty("exitSeconds"));
    expect(named(report, "wrong")).toEqual(["exited"]);
    expect(wrongStep(report)).toMatchObject({
      seen: expect.stringContaining(seen),
      fix: expect.stringContaining(fix),
    });
  });
});
