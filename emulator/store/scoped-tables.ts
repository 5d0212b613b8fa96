import type { Alias } from "../domain/alias.ts";
import { idOf } from "../domain/arn.ts";
import type { Build } from "../domain/build.ts";
import { type AuthToken, type Compute, computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { FleetEvent } from "../domain/fleet-event.ts";
import type { GameSession } from "../domain/game-session.ts";
import type { CustomLocation } from "../domain/location.ts";
import type { Placement, QueueWait } from "../domain/placement.ts";
import type { PlayerSession } from "../domain/player-session.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import { isPlaceable, type ServerProcess } from "../domain/server-process.ts";
import type { Subscription, Topic } from "../domain/topic.ts";
import { type Change, Table, type TableDefinition } from "./table.ts";

type Recorder = (change: Change, undo: () => void) => void;

const all = () => "all";
const unordered = () => 0;

export type GameSessionIndex =
  | "fleet"
  | "fleetStatus"
  | "fleetLocation"
  | "fleetLocationStatus"
  | "activatingOnCompute"
  | "token"
  | "creator"
  | "idString";

/** The records of one account in one region. An index stands here for every question that an operation asks. */
export interface ScopedTables {
  readonly builds: Table<Build, never>;
  readonly locations: Table<CustomLocation, never>;
  readonly fleets: Table<Fleet, "all">;
  readonly fleetEvents: Table<FleetEvent, "fleet">;
  readonly aliases: Table<Alias, never>;
  readonly computes: Table<Compute, "fleet">;
  readonly authTokens: Table<AuthToken, never>;
  readonly queues: Table<GameSessionQueue, "all">;
  readonly placements: Table<Placement, "pendingInQueue">;
  readonly queueWaits: Table<QueueWait, never>;
  readonly gameSessions: Table<GameSession, GameSessionIndex>;
  readonly playerSessions: Table<PlayerSession, "gameSession" | "gameSessionStatus" | "player">;
  readonly serverProcesses: Table<ServerProcess, "placeable" | "living" | "compute">;
  readonly topics: Table<Topic, never>;
  readonly subscriptions: Table<Subscription, "topic">;
}

export function createScopedTables(recordChange: Recorder): ScopedTables {
  const table = <Item extends object, Name extends string = never>(definition: TableDefinition<Item, Name>) =>
    new Table(definition, recordChange);
  return {
    builds: table<Build>({
      name: "builds",
      keyOf: (build) => build.buildId,
      orderOf: unordered,
      indexes: {},
    }),
    locations: table<CustomLocation>({
      name: "locations",
      keyOf: (location) => location.locationName,
      orderOf: unordered,
      indexes: {},
    }),
    fleets: table<Fleet, "all">({
      name: "fleets",
      keyOf: (fleet) => fleet.fleetId,
      orderOf: (fleet) => fleet.sequence,
      indexes: { all },
    }),
    fleetEvents: table<FleetEvent, "fleet">({
      name: "fleetEvents",
      keyOf: (event) => event.eventId,
      orderOf: (event) => event.at,
      indexes: { fleet: (event) => event.fleetId },
    }),
    aliases: table<Alias>({
      name: "aliases",
      keyOf: (alias) => alias.aliasId,
      orderOf: unordered,
      indexes: {},
    }),
    computes: table<Compute, "fleet">({
      name: "computes",
      keyOf: (compute) => computeKey(compute.fleetId, compute.computeName),
      orderOf: (compute) => compute.createdAt,
      indexes: { fleet: (compute) => compute.fleetId },
    }),
    authTokens: table<AuthToken>({
      name: "authTokens",
      keyOf: (token) => token.token,
      orderOf: unordered,
      indexes: {},
    }),
    queues: table<GameSessionQueue, "all">({
      name: "queues",
      keyOf: (queue) => queue.name,
      orderOf: (queue) => queue.sequence,
      indexes: { all },
    }),
    queueWaits: table<QueueWait>({
      name: "queueWaits",
      keyOf: (wait) => wait.queueName,
      orderOf: unordered,
      indexes: {},
    }),
    placements: table<Placement, "pendingInQueue">({
      name: "placements",
      keyOf: (placement) => placement.placementId,
      orderOf: (placement) => placement.sequence,
      indexes: {
        pendingInQueue: (placement) => (placement.status === "PENDING" ? placement.queueName : undefined),
      },
    }),
    gameSessions: gameSessions(recordChange),
    playerSessions: playerSessions(recordChange),
    serverProcesses: table<ServerProcess, "placeable" | "living" | "compute">({
      name: "serverProcesses",
      keyOf: (process) => process.processId,
      orderOf: (process) => process.sequence,
      indexes: {
        placeable: (process) => (isPlaceable(process) ? `${process.fleetId}/${process.location}` : undefined),
        living: (process) =>
          process.status === "TERMINATED" ? undefined : `${process.fleetId}/${process.location}`,
        compute: (process) => computeKey(process.fleetId, process.computeName),
      },
    }),
    topics: table<Topic>({
      name: "topics",
      keyOf: (topic) => topic.topicArn,
      orderOf: unordered,
      indexes: {},
    }),
    subscriptions: table<Subscription, "topic">({
      name: "subscriptions",
      keyOf: (subscription) => subscription.subscriptionArn,
      orderOf: unordered,
      indexes: { topic: (subscription) => subscription.topicArn },
    }),
  };
}

function gameSessions(recordChange: Recorder): ScopedTables["gameSessions"] {
  return new Table<GameSession, GameSessionIndex>(
    {
      name: "gameSessions",
      keyOf: (gameSession) => gameSession.gameSessionId,
      orderOf: (gameSession) => gameSession.sequence,
      indexes: {
        fleet: (gameSession) => gameSession.fleetId,
        fleetStatus: (gameSession) => `${gameSession.fleetId}/${gameSession.status}`,
        fleetLocation: (gameSession) => `${gameSession.fleetId}/${gameSession.location}`,
        fleetLocationStatus: (gameSession) =>
          `${gameSession.fleetId}/${gameSession.location}/${gameSession.status}`,
        activatingOnCompute: (gameSession) =>
          gameSession.status === "ACTIVATING"
            ? computeKey(gameSession.fleetId, gameSession.computeName)
            : undefined,
        token: (gameSession) =>
          gameSession.idempotencyToken === undefined
            ? undefined
            : `${gameSession.fleetId}/${gameSession.idempotencyToken}`,
        creator: (gameSession) =>
          gameSession.creatorId === undefined ? undefined : `${gameSession.fleetId}/${gameSession.creatorId}`,
        idString: (gameSession) => idOf(gameSession.gameSessionId),
      },
    },
    recordChange,
  );
}

function playerSessions(recordChange: Recorder): ScopedTables["playerSessions"] {
  return new Table<PlayerSession, "gameSession" | "gameSessionStatus" | "player">(
    {
      name: "playerSessions",
      keyOf: (playerSession) => playerSession.playerSessionId,
      orderOf: (playerSession) => playerSession.sequence,
      indexes: {
        gameSession: (playerSession) => playerSession.gameSessionId,
        gameSessionStatus: (playerSession) => `${playerSession.gameSessionId}/${playerSession.status}`,
        player: (playerSession) => playerSession.playerId,
      },
    },
    recordChange,
  );
}
