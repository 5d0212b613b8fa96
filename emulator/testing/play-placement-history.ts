/** Plays random histories of placing, by the services that the operations and the sockets use. */
import { aliasArn, fleetArn, queueArn } from "../domain/arn.ts";
import { instant } from "../domain/instant.ts";
import type { GameSessionQueue, QueueSettings } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { activateGameSession } from "../services/attempts.ts";
import { createGameSession } from "../services/create-game-session.ts";
import { deleteQueue } from "../services/delete-queue.ts";
import { startPlacement, stopPlacement } from "../services/placing.ts";
import { processExited } from "../services/process-exits.ts";
import { heartbeat, processEnding, processReady, socketLost, socketOpened } from "../services/processes.ts";
import { terminateGameSession } from "../services/termination.ts";
import type { Turn } from "../services/turn.ts";
import { updateQueue } from "../services/update-queue.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { fleetIds, type Happening, locations, queueNames } from "./placement-histories.ts";
import { activeIn, testFleet } from "./test-fleet.ts";

/** Where the queues, the alias and two fleets are, and where the third fleet is at home. */
const near: Scope = { account: "000000000000", region: "us-east-1" };
const far: Scope = { account: "000000000000", region: "eu-west-1" };
export const placementScopes: readonly Scope[] = [near, far];

const scopeOfFleet = (fleetId: string): Scope => (fleetId === "fleet-far" ? far : near);

function queueOf(name: (typeof queueNames)[number]): GameSessionQueue {
  const [x, b, away] = [aliasArn(near, "alias-x"), fleetArn(near, "fleet-b"), fleetArn(far, "fleet-far")];
  const destinationArns = {
    mixed: [x, b],
    filtered: [b],
    aliased: [x],
    relaxing: [b, away],
    ordered: [x, away],
  };
  const queue = {
    name,
    queueArn: queueArn(near, name),
    sequence: 1,
    timeoutSeconds: name === "filtered" ? 10 : 25,
    destinationArns: destinationArns[name],
  };
  if (name === "filtered") return { ...queue, allowedLocations: ["eu-west-1"] };
  if (name === "relaxing") return { ...queue, playerLatencyPolicies: policiesOf([100, 200]) };
  if (name !== "ordered") return queue;
  const locationOrder = ["eu-west-1", "us-east-1"];
  return { ...queue, priorityConfiguration: { priorityOrder: ["LOCATION", "COST"], locationOrder } };
}

const policiesOf = (caps: readonly number[]) =>
  caps
    .toSorted((a, b) => a - b)
    .map((maximumLatencyMilliseconds) => ({ maximumLatencyMilliseconds, durationSeconds: 5 }));

const asItIs: QueueSettings = {
  timeoutSeconds: undefined,
  destinationArns: undefined,
  playerLatencyPolicies: undefined,
  priorityConfiguration: undefined,
  allowedLocations: undefined,
  customEventData: undefined,
  notificationTarget: undefined,
};

const aliasTo = (to: "fleet-a" | "fleet-b" | "nowhere") => ({
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
});

export function setUpWorld(turn: Turn): void {
  for (const fleetId of fleetIds) {
    turn.tables(scopeOfFleet(fleetId)).fleets.put(
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
  const { aliases, queues } = turn.tables(near);
  aliases.put(aliasTo("fleet-a"));
  for (const name of queueNames) queues.put(queueOf(name));
}

/** One of the records of both Regions, with its Region. */
function pick<Item>(
  turn: Turn,
  which: number,
  read: (tables: ScopedTables) => readonly Item[],
): { readonly scope: Scope; readonly item: Item } | undefined {
  const all = placementScopes.flatMap((scope) => read(turn.tables(scope)).map((item) => ({ scope, item })));
  return all[which % Math.max(1, all.length)];
}

const living = ({ serverProcesses }: ScopedTables) =>
  serverProcesses.all().filter(({ status }) => status !== "TERMINATED");

/** @throws ApiError when the caller of an operation would have been refused. */
export function happen(turn: Turn, given: Happening, number: number): void {
  const { queues, aliases, fleets, placements } = turn.tables(near);
  switch (given.what) {
    case "start":
      start(turn, given, number);
      return;
    case "process":
      connect(turn, given, number);
      return;
    case "heartbeat": {
      const found = pick(turn, given.which, living);
      if (found?.item.status === "ACTIVE") heartbeat(turn, found.scope, found.item, given.isHealthy);
      return;
    }
    case "exit":
    case "ending": {
      const found = pick(turn, given.which, living);
      const end = given.what === "exit" ? processExited : processEnding;
      if (found !== undefined) end(turn, found.scope, found.item);
      return;
    }
    case "socket lost": {
      const found = pick(turn, given.which, living);
      if (found?.item.connectionId === undefined) return;
      socketLost(turn, found.scope, found.item.processId, found.item.connectionId);
      return;
    }
    case "stop": {
      const all = placements.all();
      const found = all[given.which % Math.max(1, all.length)];
      if (found !== undefined) stopPlacement(turn, near, found.placementId);
      return;
    }
    case "activate": {
      const found = pick(turn, given.which, ({ gameSessions }) =>
        gameSessions.all().filter(({ status }) => status === "ACTIVATING"),
      );
      if (found !== undefined) activateGameSession(turn, found.scope, found.item);
      return;
    }
    case "terminate": {
      const found = pick(turn, given.which, ({ gameSessions }) => gameSessions.all());
      const mode = given.isForced ? "FORCE_TERMINATE" : "TRIGGER_ON_PROCESS_TERMINATE";
      if (found !== undefined) terminateGameSession(turn, found.scope, found.item.gameSessionId, mode);
      return;
    }
    case "create": {
      const scope = scopeOfFleet(given.fleet);
      const fleet = turn.tables(scope).fleets.get(given.fleet);
      if (fleet !== undefined)
        createGameSession(turn, scope, fleet, { maximumPlayerSessionCount: 2 }, undefined);
      return;
    }
    case "alias":
      aliases.put(aliasTo(given.to));
      return;
    case "fleet": {
      const table = turn.tables(scopeOfFleet(given.fleet)).fleets;
      const found = table.get(given.fleet);
      if (found !== undefined) table.put({ ...found, status: given.status });
      return;
    }
    case "locations": {
      const found = fleets.get("fleet-b");
      const left = locations.slice(0, given.count);
      if (found !== undefined) fleets.put({ ...found, locations: activeIn(...left) });
      return;
    }
    case "filter": {
      const allowed = locations[given.location ?? -1];
      updateQueue(turn, near, "filtered", {
        ...asItIs,
        allowedLocations: allowed === undefined ? [] : [allowed],
      });
      return;
    }
    case "policies":
      updateQueue(turn, near, "relaxing", { ...asItIs, playerLatencyPolicies: policiesOf(given.caps) });
      return;
    case "time-out":
      updateQueue(turn, near, given.queue, { ...asItIs, timeoutSeconds: given.seconds });
      return;
    case "delete queue":
      // The second time it is made anew, so that histories go on.
      if (queues.get(given.queue) === undefined) queues.put(queueOf(given.queue));
      else deleteQueue(turn, near, given.queue);
      return;
    case "pass":
  }
}

function start(turn: Turn, given: Happening & { readonly what: "start" }, number: number): void {
  const { queue, latencies, override, first } = given;
  const playerLatencies = latencies.flatMap((latencyInMilliseconds = -1, index) => {
    const regionIdentifier = locations[index];
    const isReport = regionIdentifier !== undefined && latencyInMilliseconds >= 0;
    return isReport ? [{ playerId: "ada", regionIdentifier, latencyInMilliseconds }] : [];
  });
  startPlacement(turn, near, {
    placementId: `p-${number}`,
    startCallId: `call-${number}`,
    queue,
    maximumPlayerSessionCount: 2,
    desiredPlayerSessions: [{ playerId: "ada" }],
    ...(queue === "relaxing" ? { playerLatencies } : {}),
    ...(queue === "ordered" && override !== undefined
      ? { priorityOverride: { locationOrder: [locations[first] ?? "us-east-1"], fallbackStrategy: override } }
      : {}),
  });
}

function connect(turn: Turn, given: Happening & { readonly what: "process" }, number: number): void {
  const scope = scopeOfFleet(given.fleet);
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
  const connected = turn.tables(scope).serverProcesses.get(processId);
  if (connected === undefined) throw new Error("the process did not connect");
  processReady(turn, scope, connected, { port: 7000, logPaths: [], livenessBase: "clock" });
}
