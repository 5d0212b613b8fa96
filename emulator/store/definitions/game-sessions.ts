import { idOf } from "../../domain/arn.ts";
import { computeKey } from "../../domain/compute.ts";
import type { GameSession } from "../../domain/game-session.ts";
import type { TableDefinition } from "../table-definition.ts";

export type GameSessionIndex =
  | "fleet"
  | "fleetStatus"
  | "fleetLocation"
  | "fleetLocationStatus"
  | "activatingOnCompute"
  | "token"
  | "creator"
  | "idString";

export const gameSessions: TableDefinition<GameSession, GameSessionIndex> = {
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
};
