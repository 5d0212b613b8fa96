import { afterEach, describe, expect, test } from "vitest";
import { ApiError, invalidRequest } from "./domain/api-error.ts";
import { instant } from "./domain/instant.ts";
import type { Turn } from "./services/turn.ts";
import { stateHash } from "./store/hash.ts";
import { CoreInTest, START_AT, scope } from "./testing/core-in-test.ts";
import { eventually } from "./testing/eventually.ts";
import { StandingWall } from "./testing/standing-wall.ts";
import { testFleet } from "./testing/test-fleet.ts";

/** A fleet with a process that calls itself placeable and has no port, which no rule allows: placing on it throws. */
function putImpossibleProcess(turn: Turn): void {
  const { fleets, queues, placements, serverProcesses } = turn.tables(scope);
  fleets.put(testFleet("fleet-1"));
  queues.put({
    name: "queue",
    queueArn: "arn:queue",
    sequence: 2,
    timeoutSeconds: 30,
    destinationArns: ["arn:aws:gamelift:us-east-1::fleet/fleet-1"],
  });
  placements.put({
    placementId: "placement-1",
    queueName: "queue",
    startCallId: "call-1",
    status: "PENDING",
    maximumPlayerSessionCount: 2,
    desiredPlayerSessions: [],
    startedAt: turn.now,
    sequence: 3,
    attemptCount: 0,
    triedInRound: [],
  });
  serverProcesses.put({
    processId: "process-1",
    sequence: 4,
    fleetId: "fleet-1",
    computeName: "compute-1",
    location: "us-east-1",
    ipAddress: "127.0.0.1",
    status: "ACTIVE",
    livenessBase: "clock",
    logPaths: [],
    isHealthy: true,
    lastHealthyAt: turn.now,
    unhealthyReportCount: 0,
  });
}

describe("the core", () => {
  let bench: CoreInTest;
  const start = (mode: "manual" | "running" = "manual", speed = 1) => {
    bench = new CoreInTest({ mode, speed });
    return bench;
  };
  afterEach(() => bench.core.close());

  test("lets an input act at one instant, however long it takes, and writes that down", () => {
    const { journal } = start("running", 1_000);
    const seen = new Set<number>();
    const realSeen = new Set<number>();
    bench.run((turn) => {
      for (const startedMs = performance.now(); performance.now() - startedMs < 5; ) {
        seen.add(turn.timeOf("clock"));
        realSeen.add(turn.timeOf("real"));
      }
      turn.note({ kind: "event", what: "acted", details: {} });
    });
    const [input, note] = journal.after(0);
    expect([...seen]).toEqual([input?.at]);
    expect([...realSeen]).toEqual([input?.realAt]);
    expect(note).toMatchObject({ at: input?.at, wallAt: input?.wallAt, inputSequence: input?.sequence });
    bench.run(() => undefined);
    expect(journal.after(2)[0]?.at).toBeGreaterThan(input?.at ?? Number.NaN);
  });

  test("undoes everything that a rule did before it threw, and writes down why", () => {
    const { core, store, journal } = start();
    bench.run((turn) => {
      turn.tables(scope).locations.put({ locationName: "custom-a", locationArn: "arn:a", sequence: 1 });
      bench.timer(turn, "reservation-timeout", 60_000);
    });
    const before = stateHash(store);
    const commits: number[] = [];
    core.onCommit((commit) => commits.push(commit.sequence));
    const refusal = invalidRequest("not so");
    expect(() =>
      bench.run((turn) => {
        const { locations } = turn.tables(scope);
        locations.put({ locationName: "custom-a", locationArn: "arn:other", sequence: 1 });
        locations.put({ locationName: "custom-b", locationArn: "arn:b", sequence: 1 });
        turn.tables({ account: "999999999999", region: "eu-west-1" }).fleets.put(testFleet("fleet-2"));
        turn.cancelTimer(scope, "reservation-timeout", "nobody");
        bench.timer(turn, "placement-timeout", 1_000);
        turn.note({ kind: "event", what: "must not be told", details: {} });
        turn.effect({ kind: "process-ended", scope, processId: "process-1", reason: "none" });
        throw refusal;
      }),
    ).toThrow(refusal);
    expect(stateHash(store)).toBe(before);
    expect(commits).toEqual([]);
    expect(journal.after(0).slice(-2)).toMatchObject([
      { kind: "input", what: "control test", details: { parameters: { asked: 1 } } },
      {
        kind: "refusal",
        what: "control test refused",
        details: { error: "InvalidRequestException", message: "not so" },
      },
    ]);
    expect(refusal).toBeInstanceOf(ApiError);
  });

  test("never gives an id or a number twice, also when the rule that took it threw", () => {
    start();
    const taken: unknown[] = [];
    const take = (turn: Turn) => taken.push(turn.uuid("fleet"), turn.nextSequence());
    bench.run(take);
    expect(() =>
      bench.run((turn) => {
        take(turn);
        throw new Error("no");
      }),
    ).toThrow("no");
    bench.run(take);
    expect(new Set(taken).size).toBe(6);
  });

  test("tells of a commit after it, under the number of its input, and survives a listener that throws", () => {
    const { core, store, journal } = start();
    const told: unknown[] = [];
    core.onCommit(() => {
      throw new Error("the listener is broken");
    });
    core.onCommit((commit) => told.push([commit.sequence, store.of(scope).locations.get("custom-a")]));
    bench.run((turn) =>
      turn.tables(scope).locations.put({ locationName: "custom-a", locationArn: "arn:a", sequence: 1 }),
    );
    const input = journal.after(0).find((entry) => entry.kind === "input");
    expect(told).toEqual([
      [input?.sequence, { locationName: "custom-a", locationArn: "arn:a", sequence: 1 }],
    ]);
    expect(bench.written("refusal")).toEqual([]);
    expect(bench.written("failure")).toEqual(["what follows from control test was not carried out"]);
  });

  test("lets no input act inside of another", () => {
    const { core } = start();
    const problems: unknown[] = [];
    core.onCommit(() => {
      try {
        bench.run(() => ({}));
      } catch (error) {
        problems.push(error);
      }
    });
    bench.run(() => ({}));
    expect(problems).toEqual([
      new Error("control test came in the middle of control test; inputs act one after the other"),
    ]);
    expect(bench.written("input")).toEqual(["control test"]);
  });

  test("runs due work by itself on later turns of the event loop, in order of the instants", async () => {
    const { core, clocks } = start();
    bench.run((turn) => {
      bench.timer(turn, "reservation-timeout", 3_000);
      bench.timer(turn, "activation-timeout", 1_000);
      bench.timer(turn, "placement-timeout", 2_000);
      bench.timer(turn, "ready-limit", 4_000);
      bench.timer(turn, "fleet-set-up", 0);
    });
    expect(bench.written("input")).toEqual(["control test"]);
    expect(core.hasDueWork()).toBe(true);
    await eventually("the rule that was due at once", () => !core.hasDueWork());
    expect(bench.written("input")).toEqual(["control test", "due fleet-set-up"]);
    core.apply({ kind: "clock", base: "clock", to: instant(clocks.clock.now() + 3_000) });
    await eventually("three rules have run", () => !core.hasDueWork());
    expect(bench.written("input").slice(3)).toEqual([
      "due activation-timeout",
      "due placement-timeout",
      "due reservation-timeout",
    ]);
    expect(core.nextDueAt("clock")).toBe(START_AT + 4_000);
  });

  test("runs due work at once when told to", () => {
    const { core } = start();
    bench.run((turn) => bench.timer(turn, "fleet-set-up", 0));
    core.runDueWork();
    expect(bench.written("input")).toEqual(["control test", "due fleet-set-up"]);
    expect(core.hasDueWork()).toBe(false);
  });

  test("sets aside a due rule that throws: nothing has changed, the journal says why, the others go on", async () => {
    const { core, store } = start();
    bench.run((turn) => {
      putImpossibleProcess(turn);
      bench.timer(turn, "reservation-timeout", 0);
    });
    const looks = store.timers.all().filter((timer) => timer.purpose === "look-at-queue");
    expect(looks).toHaveLength(1);
    await eventually("the other rule has run", () =>
      bench.written("input").includes("due reservation-timeout"),
    );
    await eventually("nothing is due", () => !core.hasDueWork());
    expect(store.timers.all()).toEqual(looks);
    expect(store.of(scope).placements.get("placement-1")).toMatchObject({ attemptCount: 0 });
    expect(store.of(scope).gameSessions.size).toBe(0);
    expect(bench.written("refusal")).toEqual(["due look-at-queue refused"]);
    const failure = bench.journal.after(0).find((entry) => entry.kind === "failure");
    expect(failure?.what).toContain("the rule look-at-queue/000000000000/us-east-1/queue failed");
    expect(failure?.details.error).toContain("placeable without a port");

    // Its cause comes again, and this time all is well.
    bench.run((turn) => {
      const { serverProcesses } = turn.tables(scope);
      const broken = serverProcesses.get("process-1");
      if (broken === undefined) throw new Error("the process is gone");
      serverProcesses.delete(broken.processId);
      serverProcesses.put({ ...broken, port: 7001 });
    });
    await eventually("the placement has its game session", () => store.of(scope).gameSessions.size === 1);
  });

  test("fires in time on a clock that runs a thousand times as fast", async () => {
    const { core, store } = start("running", 1_000);
    const startedAt = performance.now();
    bench.run((turn) => {
      for (const seconds of [300, 60, 180]) {
        turn.setTimer({
          scope,
          purpose: "reservation-timeout",
          subjectId: `after-${seconds}`,
          dueAt: instant(turn.now + seconds * 1_000),
        });
      }
    });
    await eventually("all three rules have run", () => store.timers.size === 0);
    const wallMs = performance.now() - startedAt;
    const due = bench.journal.after(0).filter((entry) => entry.what === "due reservation-timeout");
    expect(due.map((entry) => String(entry.details.timerId).split("/").at(-1))).toEqual([
      "after-60",
      "after-180",
      "after-300",
    ]);
    due.forEach((entry, index) => {
      const seconds = [60, 180, 300][index] ?? 0;
      expect(entry.at).toBeGreaterThanOrEqual(START_AT + seconds * 1_000);
    });
    expect(wallMs).toBeGreaterThanOrEqual(299);
    expect(wallMs).toBeLessThan(5_000);
    expect(core.hasDueWork()).toBe(false);
  });

  test("has one appointment at a time with the machine, and is in time wherever the next instant moves", async () => {
    const wall = new StandingWall();
    bench = new CoreInTest({ mode: "running", speed: 1 }, wall);
    const { core } = bench;
    const setFor = (inMs: number) => bench.run((turn) => bench.timer(turn, "health-limit", inMs));
    const hasRun = () => bench.written("input").includes("due health-limit");
    setFor(60_000);
    wall.pass(30_000);
    setFor(60_000);
    expect(wall.waiting).toBe(1);
    wall.pass(30_001);
    expect(core.hasDueWork()).toBe(false);
    expect(wall.waiting).toBe(1);
    setFor(10_000);
    expect(wall.waiting).toBe(1);
    wall.pass(10_001);
    expect(core.hasDueWork()).toBe(true);
    await eventually("the rule has run at its instant", hasRun);
    expect(wall.waiting).toBe(0);
    setFor(5_000);
    bench.run((turn) => turn.cancelTimer(scope, "health-limit", "nobody"));
    expect(wall.waiting).toBe(0);
  });

  test("keeps its appointment with the machine while something is due at once", async () => {
    const wall = new StandingWall();
    bench = new CoreInTest({ mode: "running", speed: 1 }, wall);
    const timesRun = () => bench.written("input").filter((what) => what.startsWith("due ")).length;
    bench.run((turn) => bench.timer(turn, "health-limit", 60_000));
    bench.run((turn) => bench.timer(turn, "ready-limit", 0));
    expect(wall.waiting).toBe(1);
    await eventually("the rule that was due has run", () => timesRun() === 1);
    expect(wall.waiting).toBe(1);
    wall.pass(60_001);
    await eventually("the later one has run at its instant", () => timesRun() === 2);
    expect(wall.waiting).toBe(0);
  });

  test("takes nothing once it is closed", () => {
    const { core } = start();
    core.close();
    expect(() => bench.run(() => ({}))).toThrow("the emulator is closed");
  });
});
