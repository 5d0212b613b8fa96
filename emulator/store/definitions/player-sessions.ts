import type { PlayerSession } from "../../domain/player-session.ts";
import type { TableDefinition } from "../table-definition.ts";

export const playerSessions: TableDefinition<PlayerSession, "gameSession" | "player"> = {
  name: "playerSessions",
  keyOf: (playerSession) => playerSession.playerSessionId,
  orderOf: (playerSession) => playerSession.sequence,
  indexes: {
    /** To be read by `services/player-session-listing.ts`. */
    gameSession: {
      bucketOf: (playerSession) => playerSession.gameSessionId,
      sortedBy: (playerSession) => playerSession.status,
    },
    player: (playerSession) => playerSession.playerId,
  },
};
