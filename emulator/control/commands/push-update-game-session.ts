import { z } from "zod";
import { updateReasons } from "../../domain/game-session-news.ts";
import { tellProcess } from "../../services/update-game-session.ts";
import { CommandRefused, command } from "../command.ts";

/**
 * Tells the server process of a game session that it has changed, as FlexMatch does when a backfill has found players or
 * has failed. FlexMatch is not emulated: what it would say is given here.
 */
export const pushUpdateGameSession = command({
  parameters: z.strictObject({
    gameSessionId: z.string(),
    updateReason: z.enum(updateReasons).default("MATCHMAKING_DATA_UPDATED"),
    backfillTicketId: z.string().default(""),
    matchmakerData: z.string().default(""),
  }),
  run: (turn, scope, { gameSessionId, ...news }) => {
    const gameSession = turn.tables(scope).gameSessions.get(gameSessionId);
    if (gameSession === undefined) {
      throw new CommandRefused(404, `Game session ${gameSessionId} was not found in ${scope.region}.`);
    }
    if (gameSession.status !== "ACTIVATING" && gameSession.status !== "ACTIVE") {
      throw new CommandRefused(
        400,
        `Game session ${gameSessionId} is ${gameSession.status}: its server process is told nothing more.`,
      );
    }
    tellProcess(turn, gameSession, news);
    return {};
  },
});
