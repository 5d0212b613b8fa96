import type { PlayerSession } from "../../domain/player-session.ts";
import type { TableDefinition } from "../table-definition.ts";

export const playerSessions: TableDefinition<PlayerSession, "gameSession" | "gameSessionStatus" | "player"> =
  {
    name: "playerSessions",
    keyOf: (playerSession) => playerSession.playerSessionId,
    orderOf: (playerSession) => playerSession.sequence,
    indexes: {
      gameSession: (playerSession) => playerSession.gameSessionId,
      gameSessionStatus: (playerSession) => `${playerSession.gameSessionId}/${playerSession.status}`,
      player: (playerSession) => playerSession.playerId,
    },
  };
