import type { Action } from "../action.ts";
import { readBackfillRequest } from "../backfill-request.ts";
import { refuseFlexMatch } from "../flex-match.ts";
import { ownGameSession } from "../own-game-session.ts";

/**
 * Read and checked as a whole, so that a server's mistakes show, then refused: FlexMatch is not emulated. **Observed**
 * fields. **Assumed**: 400, which every SDK hands to the game as a bad request with our text.
 */
export const startMatchBackfill: Action = (turn, request) => {
  ownGameSession(turn, request, { field: "GameSessionArn" });
  const { players } = readBackfillRequest(request.fields);
  const names = players.map(({ playerId }) => playerId).join(", ");
  return refuseFlexMatch("StartMatchBackfill", `it asked for a match around ${names}`);
};
