import { afterEach, beforeEach, expect, test } from "vitest";
import { aLiveGameSessionHasALiveProcess } from "../invariants/a-live-game-session-has-a-live-process.ts";
import { indexesAgreeWithScans } from "../invariants/indexes-agree-with-scans.ts";
import { oneGameSessionPerProcess } from "../invariants/one-game-session-per-process.ts";
import { WorldWatch } from "../invariants/world-watch.ts";
import { TestCore } from "../testing/test-core.ts";
import { testFleet } from "../testing/test-fleet.ts";
import { createGameSession } from "./create-game-session.ts";
import { fleetByIdOrArn } from "./find.ts";
import { heartbeat, processEnding, processReady, socketOpened } from "./processes.ts";

let core: TestCore;
beforeEach(() => {
  core = new TestCore();
  core.run((turn) => turn.tables(core.scope).fleets.put(testFleet("fleet-a")));
  idleProcess("process-1");
});
afterEach(() => core.close());

const idleProcess = (processId: string) =>
  core.run((turn) => {
    const { serverProcesses } = turn.tables(core.scope);
    const livenessBase = "clock";
    socketOpened(
      turn,
      core.scope,
      {
        processId,
        fleetId: "fleet-a",
        computeName: `i-${processId}`,
        location: "us-east-1",
        ipAddress: "127.0.0.1",
        livenessBase,
      },
      `socket-${processId}`,
    );
    const read = () => {
      const process = serverProcesses.get(processId);
      if (process === undefined) throw new Error("the process did not connect");
      return process;
    };
    processReady(turn, core.scope, read(), { port: 7001, logPaths: [], livenessBase });
    heartbeat(turn, core.scope, read(), true);
  });

const create = (token?: string) =>
  core.run((turn) => {
    const fleet = fleetByIdOrArn(turn, core.scope, "fleet-a");
    createGameSession(turn, core.scope, fleet, { maximumPlayerSessionCount: 2 }, token);
  });
const setStatus = (status: "NEW" | "ERROR" | "DELETING") =>
  core.run((turn) => turn.tables(core.scope).fleets.put(testFleet("fleet-a", { status })));

test.each(["NEW", "ERROR", "DELETING"] as const)("a fleet that is %s takes no game session", (status) => {
  setStatus(status);
  expect(() => create()).toThrow(
    expect.objectContaining({
      name: "InvalidFleetStatusException",
      message: expect.stringContaining(status),
    }),
  );
  expect(core.tables.gameSessions.size).toBe(0);
});

test("a repeat with its token is answered whatever became of the fleet", () => {
  create("token-1");
  setStatus("ERROR");
  create("token-1");
  expect(core.tables.gameSessions.all().map(({ idempotencyToken }) => idempotencyToken)).toEqual(["token-1"]);
});

test("a game session without a token keeps no copy of its request", () => {
  create();
  const [made] = core.tables.gameSessions.all();
  expect(made).not.toHaveProperty("creationRequest");
  expect(made?.gameSessionId).toMatch(/\/gsess-[0-9a-f-]{36}$/);
});

test("a token is reserved for 30 days after its game session ended, and free from then on", () => {
  const days = 24 * 3600;
  const only = () => {
    const [made, ...others] = core.tables.gameSessions.all();
    expect(others).toEqual([]);
    return made;
  };
  create("token-1");
  core.run((turn) => {
    const process = core.tables.serverProcesses.get("process-1");
    if (process !== undefined) processEnding(turn, core.scope, process);
  });
  const ended = only();
  expect(ended).toMatchObject({ status: "TERMINATED", processId: "process-1" });
  core.advance(30 * days - 1);
  create("token-1");
  expect(only()).toEqual(ended);

  core.advance(1);
  idleProcess("process-2");
  create("token-1");
  expect(only()).toMatchObject({
    gameSessionId: ended?.gameSessionId,
    status: "ACTIVATING",
    processId: "process-2",
  });
  const view = new WorldWatch(core).look();
  for (const { check } of [oneGameSessionPerProcess, aLiveGameSessionHasALiveProcess, indexesAgreeWithScans])
    expect(check(view)).toEqual([]);
});
