import { afterEach, beforeEach, expect, test } from "vitest";
import { TestCore } from "../testing/test-core.ts";
import { testFleet } from "../testing/test-fleet.ts";
import { createGameSession } from "./create-game-session.ts";
import { fleetByIdOrArn } from "./find.ts";
import { heartbeat, processReady, socketOpened } from "./processes.ts";

let core: TestCore;
beforeEach(() => {
  core = new TestCore();
  core.run((turn) => {
    const { fleets, serverProcesses } = turn.tables(core.scope);
    fleets.put(testFleet("fleet-a"));
    const livenessBase = "clock";
    socketOpened(
      turn,
      core.scope,
      {
        processId: "process-1",
        fleetId: "fleet-a",
        computeName: "i-1",
        location: "us-east-1",
        ipAddress: "127.0.0.1",
        livenessBase,
      },
      "socket-1",
    );
    const read = () => {
      const process = serverProcesses.get("process-1");
      if (process === undefined) throw new Error("the process did not connect");
      return process;
    };
    processReady(turn, core.scope, read(), { port: 7001, logPaths: [], livenessBase });
    heartbeat(turn, core.scope, read(), true);
  });
});
afterEach(() => core.close());

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
