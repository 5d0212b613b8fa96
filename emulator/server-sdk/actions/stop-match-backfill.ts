import type { Action } from "../action.ts";
import { readBackfillTicket } from "../backfill-request.ts";
import { refuseFlexMatch } from "../flex-match.ts";
import { ownGameSession } from "../own-game-session.ts";

/** Read and checked, then refused: there are no tickets, because FlexMatch is not emulated. **Observed** fields. */
export const stopMatchBackfill: Action = (turn, request) => {
  ownGameSession(turn, request, { field: "GameSessionArn" });
  const { ticketId } = readBackfillTicket(request.fields);
  return refuseFlexMatch("StopMatchBackfill", `ticket ${ticketId} cannot be live`);
};
