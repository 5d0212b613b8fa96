import type { CreatePlayerSessionsInput, CreatePlayerSessionsOutput } from "@aws-sdk/client-gamelift";
import { reserveSeats } from "../services/player-sessions.ts";
import { operation } from "./operation.ts";
import { playerSessionMembers } from "./player-session-members.ts";

/**
 * Reserves seats for several players. **Documented**: data of players who are not named is ignored. **Assumed**: all
 * seats or none.
 */
export const createPlayerSessions = operation<CreatePlayerSessionsInput, CreatePlayerSessionsOutput>(
  (turn, { scope, input }) => {
    const wishes = input.PlayerIds.map((playerId) => ({
      playerId,
      playerData: input.PlayerDataMap?.[playerId],
    }));
    return {
      PlayerSessions: reserveSeats(turn, scope, input.GameSessionId, wishes).map(
        playerSessionMembers(turn.tables(scope)),
      ),
    };
  },
);
