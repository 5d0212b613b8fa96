import { activateGameSession as activate } from "../../services/attempts.ts";
import { type Action, ActionError } from "../action.ts";
import { ownGameSession } from "../own-game-session.ts";

/** The server is ready for players. **Observed** name and field. **Assumed** statuses: 404 unknown, 409 ended. */
export const activateGameSession: Action = (turn, request) => {
  const gameSession = ownGameSession(turn, request, { foreignStatus: 404 });
  if (gameSession.status === "ACTIVE") return {};
  if (gameSession.status !== "ACTIVATING") {
    throw new ActionError(
      409,
      `Game session ${gameSession.gameSessionId} is ${gameSession.status}, not ACTIVATING.`,
    );
  }
  activate(turn, request.scope, gameSession);
  return {};
};
