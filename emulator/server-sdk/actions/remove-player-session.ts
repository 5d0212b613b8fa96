import { holdsSeat } from "../../domain/player-session.ts";
import { changeSeat } from "../../services/player-sessions.ts";
import { type Action, ActionError } from "../action.ts";
import { ownPlayerSession } from "../own-game-session.ts";

/** A player left: the seat is COMPLETED and free again. **Assumed** 400 for one that has ended. */
export const removePlayerSession: Action = (turn, request) => {
  const seat = ownPlayerSession(turn, request);
  if (!holdsSeat(seat)) {
    throw new ActionError(400, `Player session ${seat.playerSessionId} is ${seat.status} already.`);
  }
  changeSeat(turn, request.scope, seat, "COMPLETED");
  return {};
};
