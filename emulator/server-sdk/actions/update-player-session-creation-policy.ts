import { setPlayerSessionCreationPolicy } from "../../services/update-game-session.ts";
import { type Action, ActionError } from "../action.ts";
import { ownGameSession } from "../own-game-session.ts";

const policies = ["ACCEPT_ALL", "DENY_ALL"] as const;

/**
 * Opens or closes the game session to new players. **Observed**: the field is PlayerSessionPolicy. **Assumed**: 409 for a
 * game session that is ending.
 */
export const updatePlayerSessionCreationPolicy: Action = (turn, request) => {
  const gameSession = ownGameSession(turn, request);
  const given = request.fields.requiredText("PlayerSessionPolicy");
  const policy = policies.find((known) => known === given);
  if (policy === undefined) {
    throw new ActionError(400, `PlayerSessionPolicy must be one of ${policies.join(", ")}, not ${given}.`);
  }
  if (gameSession.status !== "ACTIVATING" && gameSession.status !== "ACTIVE") {
    throw new ActionError(
      409,
      `Game session ${gameSession.gameSessionId} is ${gameSession.status} and cannot be updated.`,
    );
  }
  setPlayerSessionCreationPolicy(turn, request.scope, gameSession, policy);
  return {};
};
