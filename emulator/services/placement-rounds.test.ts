import { expect, test } from "vitest";
import { fleetArn, queueArn } from "../domain/arn.ts";
import { rankOf } from "../domain/timer.ts";
import { TestCore } from "../testing/test-core.ts";
import { testFleet } from "../testing/test-fleet.ts";
import { startPlacement } from "./placing.ts";
import { heartbeat, processReady, socketOpened } from "./processes.ts";

const queue = "arena";
const fleetId = "fleet-a";

function coreWithQueue(): TestCore {
  const core = new TestCore();
  core.run((turn) => {
    const { fleets, queues } = turn.tables(core.scope);
    fleets.put(
      testFleet(fleetId, {
        runtimeConfiguration: {
          serverProcesses: [],
          gameSessionActivationTimeoutSeconds: 10,
          maxConcurrentGameSessionActivations: 2_147_483_647,
        },
      }),
    );
    queues.put({
      name: queue,
      queueArn: queueArn(core.scope, queue),
      sequence: turn.nextSequence(),
      timeoutSeconds: 30,
      destinationArns: [fleetArn(core.scope, fleetId)],
    });
  });
  return core;
}

function place(core: TestCore, placementId: string): void {
  core.run((turn) =>
    startPlacement(turn, core.scope, {
      placementId,
      startCallId: placementId,
      queue,
      maximumPlayerSessionCount: 2,
      desiredPlayerSessions: [],
    }),
  );
}

/** A process that takes game sessions and never activates one. */
function silentProcess(core: TestCore, processId: string): void {
  const { scope } = core;
  core.run((turn) => {
    const process = () => {
      const found = turn.tables(scope).serverProcesses.get(processId);
      if (found === undefined) throw new Error(`${processId} is not there`);
      return found;
    };
    const facts = { fleetId, computeName: `i-${processId}`, location: "us-east-1", ipAddress: "127.0.0.1" };
    socketOpened(turn, scope, { processId, ...facts, livenessBase: "clock" }, `socket-${processId}`);
    processReady(turn, scope, process(), { port: 7777, logPaths: [], livenessBase: "clock" });
    heartbeat(turn, scope, process(), true);
  });
}

const attempts = (core: TestCore) => core.journal.after(0).filter(({ kind }) => kind === "attempt");

test("each waiting placement is told once why it waits, and only news is told again", () => {
  const core = coreWithQueue();
  for (let i = 0; i < 300; i++) place(core, `placement-${i}`);
  expect(attempts(core).map(({ subjectId }) => subjectId)).toEqual(
    Array.from({ length: 300 }, (_, i) => `placement-${i}`),
  );

  silentProcess(core, "one");
  const told = attempts(core).slice(300);
  expect(told.map(({ what, subjectId }) => `${what}: ${subjectId}`)).toEqual([
    "game session started: placement-0",
    "not placed: placement-1",
  ]);
  expect(JSON.stringify(told[1]?.details)).toContain("of 1, 1 hosting a game session");
});

test("at the instant of the queue's time-out no further game session is begun", () => {
  const core = coreWithQueue();
  for (const processId of ["one", "two", "three", "four"]) silentProcess(core, processId);
  place(core, "placement-1");
  core.advance(30);

  expect(core.tables.placements.get("placement-1")).toMatchObject({ status: "TIMED_OUT", attemptCount: 3 });
  expect(core.tables.gameSessions.all().map(({ status }) => status)).toEqual(Array(3).fill("TERMINATED"));
});

test("waiting placements are looked at when everything else due at that instant has had its effect", () => {
  const purposes = ["look-at-queue", "activation-timeout", "placement-timeout"] as const;
  expect([...purposes].sort((a, b) => rankOf(a) - rankOf(b))).toEqual([
    "placement-timeout",
    "activation-timeout",
    "look-at-queue",
  ]);
});
