import type { CreatePlayerSessionInput, CreatePlayerSessionOutput } from "@aws-sdk/client-gamelift";
import { reserveSeats } from "../services/player-sessions.ts";
import { operation } from "./operation.ts";
import { playerSessionMembers } from "./player-session-members.ts";

/** Reserves a seat for one player. **Documented**: states and errors. */
export const createPlayerSession = operation<CreatePlayerSessionInput, CreatePlayerSessionOutput>(
  (turn, { scope, input }) => {
    const wish = { playerId: input.PlayerId, playerData: input.PlayerData };
    const [seat] = reserveSeats(turn, scope, input.GameSessionId, [wish]).map(
      playerSessionMembers(turn.tables(scope)),
    );
    return { PlayerSession: seat };
  },
);
