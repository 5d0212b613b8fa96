import { idOf } from "../../domain/arn.ts";
import { computeKey } from "../../domain/compute.ts";
import type { GameSession } from "../../domain/game-session.ts";
import {
  CREATION_TIME,
  FREE_SEATS,
  GAME_SESSION_ID,
  GAME_SESSION_NAME,
  MAXIMUM_SESSIONS,
  PLAYER_SESSION_COUNT,
  type SearchOperand,
} from "../../domain/search-expression/operand.ts";
import { dependingOn, type TableDefinition, type ValueIndex } from "../table-definition.ts";

/** One for each operand of SearchGameSessions. */
export type GameSessionSearchIndex =
  | "searchByFreeSeats"
  | "searchByCreationTime"
  | "searchById"
  | "searchByName"
  | "searchByMaximum"
  | "searchByPlayers"
  | "searchByProperty";

export type GameSessionListIndex = "fleet" | "fleetStatus" | "fleetLocation" | "fleetLocationStatus";

export type GameSessionIndex =
  | GameSessionListIndex
  | GameSessionSearchIndex
  | "activatingOnCompute"
  | "token"
  | "creator"
  | "idString";

/**
 * The bucket of every search index: the ACTIVE game sessions of one location with free seats, or those without. What is
 * searched most is "the fullest with a free seat", and the full ones, which come first by their count, are elsewhere.
 */
export const searchBucket = (fleetId: string, location: string, hasFreeSeats: boolean): string =>
  `${fleetId}/${location}/${hasFreeSeats ? "free" : "full"}`;

const bucketOf = dependingOn<GameSession>(
  ["status", "fleetId", "location", "currentPlayerSessionCount", "maximumPlayerSessionCount"],
  (gameSession) =>
    gameSession.status === "ACTIVE"
      ? searchBucket(gameSession.fleetId, gameSession.location, FREE_SEATS.valueIn(gameSession) === true)
      : undefined,
);

const searchBy = (operand: SearchOperand): ValueIndex<GameSession> => ({
  bucketOf,
  sortedBy: (gameSession) => {
    const value = operand.valueIn(gameSession);
    return value === undefined ? undefined : operand.sortedBy(value);
  },
});

export const gameSessions: TableDefinition<GameSession, GameSessionIndex> = {
  name: "gameSessions",
  keyOf: (gameSession) => gameSession.gameSessionId,
  orderOf: (gameSession) => gameSession.sequence,
  indexes: {
    fleet: (gameSession) => gameSession.fleetId,
    fleetStatus: dependingOn(
      ["fleetId", "status"],
      (gameSession) => `${gameSession.fleetId}/${gameSession.status}`,
    ),
    fleetLocation: dependingOn(
      ["fleetId", "location"],
      (gameSession) => `${gameSession.fleetId}/${gameSession.location}`,
    ),
    fleetLocationStatus: dependingOn(
      ["fleetId", "location", "status"],
      (gameSession) => `${gameSession.fleetId}/${gameSession.location}/${gameSession.status}`,
    ),
    searchByFreeSeats: searchBy(FREE_SEATS),
    searchByCreationTime: searchBy(CREATION_TIME),
    searchById: searchBy(GAME_SESSION_ID),
    searchByName: searchBy(GAME_SESSION_NAME),
    searchByMaximum: searchBy(MAXIMUM_SESSIONS),
    searchByPlayers: searchBy(PLAYER_SESSION_COUNT),
    searchByProperty: { bucketOf, keyedValuesOf: ({ gameProperties }) => gameProperties },
    activatingOnCompute: dependingOn(["status", "fleetId", "computeName"], (gameSession) =>
      gameSession.status === "ACTIVATING"
        ? computeKey(gameSession.fleetId, gameSession.computeName)
        : undefined,
    ),
    token: dependingOn(["fleetId", "idempotencyToken"], (gameSession) =>
      gameSession.idempotencyToken === undefined
        ? undefined
        : `${gameSession.fleetId}/${gameSession.idempotencyToken}`,
    ),
    creator: dependingOn(["fleetId", "creatorId"], (gameSession) =>
      gameSession.creatorId === undefined ? undefined : `${gameSession.fleetId}/${gameSession.creatorId}`,
    ),
    idString: dependingOn(["gameSessionId"], (gameSession) => idOf(gameSession.gameSessionId)),
  },
};
