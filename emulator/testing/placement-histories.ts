/**
 * Random histories of placing: two fleets, an alias, three queues, and everything that can happen to them, by the
 * services that the operations and the sockets use.
 */
import fc from "fast-check";
import { aliasArn, fleetArn, queueArn } from "../domain/arn.ts";
import { instant } from "../domain/instant.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { activateGameSession } from "../services/attempts.ts";
import { createGameSession } from "../services/create-game-session.ts";
import { startPlacement, stopPlacement } from "../services/placing.ts";
import {
  heartbeat,
  processEnding,
  processExited,
  processReady,
  socketLost,
  socketOpened,
} from "../services/processes.ts";
import { terminateGameSession } from "../services/termination.ts";
import type { Turn } from "../services/turn.ts";
import { activeIn, testFleet } from "./test-fleet.ts";

const fleetIds = ["fleet-a", "fleet-b"] as const;
const locations = ["us-east-1", "eu-west-1"] as const;
export const queueNames = ["mixed", "filtered", "aliased"] as const;

/** What may happen to a world of two fleets, an alias and three queues. Numbers choose among what there is. */
export type Happening =
  | { readonly what: "start"; readonly queue: (typeof queueNames)[number] }
  | {
      readonly what: "process";
      readonly fleet: (typeof fleetIds)[number];
      readonly location: number;
      readonly compute: number;
    }
  | { readonly what: "heartbeat"; readonly which: number; readonly isHealthy: boolean }
  | { readonly what: "stop" | "activate" | "exit" | "ending" | "socket lost"; readonly which: number }
  | { readonly what: "terminate"; readonly which: number; readonly isForced: boolean }
  | { readonly what: "create"; readonly fleet: (typeof fleetIds)[number] }
  | { readonly what: "alias"; readonly to: (typeof fleetIds)[number] | "nowhere" }
  | { readonly what: "fleet"; readonly fleet: (typeof fleetIds)[number]; readonly status: "ACTIVE" | "ERROR" }
  | { readonly what: "locations"; readonly count: number }
  | { readonly what: "filter"; readonly location: number | undefined }
  | { readonly what: "pass"; readonly seconds: number };

const which = fc.nat(20);
const fleet = fc.constantFrom(...fleetIds);
export const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant("start" as const), queue: fc.constantFrom(...queueNames) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("process" as const),
      fleet,
      location: fc.nat(1),
      compute: fc.nat(1),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("heartbeat" as const), which, isHealthy: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant("activate" as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom("stop" as const, "exit" as const, "ending" as const),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant("socket lost" as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("terminate" as const), which, isForced: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("create" as const), fleet }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("alias" as const),
      to: fc.constantFrom(...fleetIds, "nowhere" as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant("fleet" as const),
      fleet,
      status: fc.constantFrom("ACTIVE", "ERROR"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("locations" as const), count: fc.integer({ min: 1, max: 2 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("filter" as const),
      location: fc.option(fc.nat(1), { nil: undefined }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant("pass" as const), seconds: fc.integer({ min: 1, max: 12 }) }),
  },
) as fc.Arbitrary<Happening>;

const queue = (scope: Scope, name: string, destinationArns: readonly string[]): GameSessionQueue => ({
  name,
  queueArn: queueArn(scope, name),
  sequence: 1,
  timeoutSeconds: name === "filtered" ? 10 : 25,
  destinationArns,
});

function alias(to: (typeof fleetIds)[number] | "nowhere") {
  return {
    aliasId: "alias-x",
    aliasArn: "arn:aws:gamelift:us-east-1::alias/alias-x",
    sequence: 1,
    name: "x",
    routing:
      to === "nowhere"
        ? { type: "TERMINAL" as const, message: "closed" }
        : { type: "SIMPLE" as const, fleetId: to },
    createdAt: instant(0),
    updatedAt: instant(0),
  };
}

export function setUpWorld(turn: Turn, scope: Scope): void {
  const { fleets, aliases, queues } = turn.tables(scope);
  for (const fleetId of fleetIds) {
    fleets.put(
      testFleet(fleetId, {
        locations: activeIn(...locations),
        runtimeConfiguration: {
          serverProcesses: [],
          gameSessionActivationTimeoutSeconds: 7,
          maxConcurrentGameSessionActivations: fleetId === "fleet-a" ? 1 : 2_147_483_647,
        },
      }),
    );
  }
  aliases.put(alias("fleet-a"));
  const [x, b] = [aliasArn(scope, "alias-x"), fleetArn(scope, "fleet-b")];
  queues.put(queue(scope, "mixed", [x, b]));
  queues.put({ ...queue(scope, "filtered", [b]), allowedLocations: ["eu-west-1"] });
  queues.put(queue(scope, "aliased", [x]));
}

/** @throws ApiError when the caller of an operation would have been refused. */
export function happen(turn: Turn, scope: Scope, given: Happening, number: number): void {
  const tables = turn.tables(scope);
  const process = (which: number) =>
    pick(
      tables.serverProcesses.all().filter(({ status }) => status !== "TERMINATED"),
      which,
    );
  switch (given.what) {
    case "start":
      startPlacement(turn, scope, {
        placementId: `p-${number}`,
        startCallId: `call-${number}`,
        queue: given.queue,
        maximumPlayerSessionCount: 2,
        desiredPlayerSessions: [{ playerId: "ada" }],
      });
      return;
    case "process": {
      const processId = `process-${number}`;
      const introduction = {
        processId,
        fleetId: given.fleet,
        computeName: `compute-${given.location}-${given.compute}`,
        location: locations[given.location] ?? "us-east-1",
        ipAddress: "127.0.0.1",
        livenessBase: "clock" as const,
      };
      socketOpened(turn, scope, introduction, `socket-${number}`);
      const connected = tables.serverProcesses.get(processId);
      if (connected === undefined) throw new Error("the process did not connect");
      processReady(turn, scope, connected, { port: 7000, logPaths: [], livenessBase: "clock" });
      return;
    }
    case "heartbeat": {
      const found = process(given.which);
      if (found?.status === "ACTIVE") heartbeat(turn, scope, found, given.isHealthy);
      return;
    }
    case "exit":
    case "ending": {
      const found = process(given.which);
      if (found !== undefined) (given.what === "exit" ? processExited : processEnding)(turn, scope, found);
      return;
    }
    case "socket lost": {
      const found = process(given.which);
      if (found?.connectionId !== undefined) socketLost(turn, scope, found.processId, found.connectionId);
      return;
    }
    case "stop": {
      const found = pick(tables.placements.all(), given.which);
      if (found !== undefined) stopPlacement(turn, scope, found.placementId);
      return;
    }
    case "activate": {
      const found = pick(
        tables.gameSessions.all().filter(({ status }) => status === "ACTIVATING"),
        given.which,
      );
      if (found !== undefined) activateGameSession(turn, scope, found);
      return;
    }
    case "terminate": {
      const found = pick(tables.gameSessions.all(), given.which);
      const mode = given.isForced ? "FORCE_TERMINATE" : "TRIGGER_ON_PROCESS_TERMINATE";
      if (found !== undefined) terminateGameSession(turn, scope, found.gameSessionId, mode);
      return;
    }
    case "create": {
      const found = tables.fleets.get(given.fleet);
      if (found !== undefined)
        createGameSession(turn, scope, found, { maximumPlayerSessionCount: 2 }, undefined);
      return;
    }
    case "alias":
      tables.aliases.put(alias(given.to));
      return;
    case "fleet": {
      const found = tables.fleets.get(given.fleet);
      if (found !== undefined) tables.fleets.put({ ...found, status: given.status });
      return;
    }
    case "locations": {
      const found = tables.fleets.get("fleet-b");
      if (found !== undefined)
        tables.fleets.put({ ...found, locations: activeIn(...locations.slice(0, given.count)) });
      return;
    }
    case "filter": {
      const found = tables.queues.get("filtered");
      const location = locations[given.location ?? -1];
      if (found === undefined) return;
      const { allowedLocations: _replaced, ...open } = found;
      tables.queues.put(location === undefined ? open : { ...open, allowedLocations: [location] });
      return;
    }
    case "pass":
  }
}

const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];
