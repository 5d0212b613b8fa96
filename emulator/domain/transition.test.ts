import { describe, expect, test } from "vitest";
import { testFleet } from "../testing/test-fleet.ts";
import type { Fleet, FleetStatus } from "./fleet.ts";
import { nextSetUpStatus, withFleetStatus } from "./fleet.ts";
import { type GameSession, type GameSessionStatus, withGameSessionStatus } from "./game-session.ts";
import { instant } from "./instant.ts";
import { finishedPlacement, type Placement, type PlacementStatus } from "./placement.ts";
import { type PlayerSession, type PlayerSessionStatus, withPlayerSessionStatus } from "./player-session.ts";
import { type ServerProcess, type ServerProcessStatus, withProcessStatus } from "./server-process.ts";
import { IllegalTransition } from "./transition.ts";

const at = instant(1_000);

/** Which steps a record's life has: every pair of statuses is tried, those not listed have to be refused. */
function lifeOf<Status extends string>(
  name: string,
  steps: { readonly [from in Status]: readonly Status[] },
  move: (from: Status, to: Status) => Status,
): void {
  const statuses = Object.keys(steps) as Status[];
  const pairs = statuses.flatMap((from) => statuses.map((to) => [from, to] as const));
  test.each(pairs)(`${name}: %s to %s`, (from, to) => {
    if (steps[from].includes(to)) expect(move(from, to)).toBe(to);
    else expect(() => move(from, to)).toThrow(IllegalTransition);
  });
}

describe("the lives of records", () => {
  lifeOf<GameSessionStatus>(
    "game session",
    {
      ACTIVATING: ["ACTIVE", "TERMINATING", "TERMINATED", "ERROR"],
      ACTIVE: ["TERMINATING", "TERMINATED", "ERROR"],
      TERMINATING: ["TERMINATED"],
      TERMINATED: [],
      ERROR: [],
    },
    (status, to) => withGameSessionStatus({ gameSessionId: "a", status } as GameSession, to).status,
  );
  lifeOf<PlayerSessionStatus>(
    "player session",
    { RESERVED: ["ACTIVE", "COMPLETED", "TIMEDOUT"], ACTIVE: ["COMPLETED"], COMPLETED: [], TIMEDOUT: [] },
    (status, to) => withPlayerSessionStatus({ playerSessionId: "a", status } as PlayerSession, to, at).status,
  );
  lifeOf<ServerProcessStatus>(
    "server process",
    {
      CONNECTED: ["ACTIVE", "TERMINATING", "TERMINATED"],
      ACTIVE: ["TERMINATING", "TERMINATED"],
      TERMINATING: ["TERMINATED"],
      TERMINATED: [],
    },
    (status, to) => withProcessStatus({ processId: "a", status } as ServerProcess, to).status,
  );
  lifeOf<PlacementStatus>(
    "placement",
    {
      PENDING: ["FULFILLED", "CANCELLED", "TIMED_OUT", "FAILED"],
      FULFILLED: [],
      CANCELLED: [],
      TIMED_OUT: [],
      FAILED: [],
    },
    (status, to) =>
      finishedPlacement(
        { placementId: "a", status } as Placement,
        to as Exclude<PlacementStatus, "PENDING">,
        at,
      ).status,
  );
  lifeOf<FleetStatus>(
    "fleet",
    {
      NEW: ["DOWNLOADING", "ERROR", "DELETING"],
      DOWNLOADING: ["VALIDATING", "ERROR", "DELETING"],
      VALIDATING: ["BUILDING", "ERROR", "DELETING"],
      BUILDING: ["ACTIVATING", "ERROR", "DELETING"],
      ACTIVATING: ["ACTIVE", "ERROR", "DELETING"],
      ACTIVE: ["ERROR", "DELETING"],
      ERROR: ["ACTIVE", "DELETING"],
      DELETING: ["TERMINATED"],
      TERMINATED: [],
    },
    (status, to) =>
      withFleetStatus({ fleetId: "a", status, locations: [] as Fleet["locations"] } as Fleet, to).status,
  );
});

test("a refused step names the record and both statuses", () => {
  const ended = { gameSessionId: "session-1", status: "TERMINATED" } as GameSession;
  expect(() => withGameSessionStatus(ended, "ACTIVE")).toThrow(
    "game session session-1 cannot go from TERMINATED to ACTIVE",
  );
});

test("a finished placement has its end and no running attempt any more", () => {
  const pending = { placementId: "a", status: "PENDING", attemptGameSessionId: "session-1" } as Placement;
  expect(finishedPlacement(pending, "FULFILLED", at)).toEqual({
    placementId: "a",
    status: "FULFILLED",
    endedAt: at,
  });
});

test("a seat has an end in its final states only", () => {
  const reserved = { playerSessionId: "a", status: "RESERVED" } as PlayerSession;
  expect(withPlayerSessionStatus(reserved, "ACTIVE", at)).not.toHaveProperty("endedAt");
  expect(withPlayerSessionStatus(reserved, "TIMEDOUT", at)).toMatchObject({ endedAt: at });
});

test("a managed fleet's set-up has five steps and then none", () => {
  const walked: FleetStatus[] = [];
  let fleet = testFleet("fleet-a", { status: "NEW" });
  for (let next = nextSetUpStatus("NEW"); next !== undefined; next = nextSetUpStatus(next)) {
    fleet = withFleetStatus(fleet, next);
    walked.push(next);
  }
  expect(walked).toEqual(["DOWNLOADING", "VALIDATING", "BUILDING", "ACTIVATING", "ACTIVE"]);
});
