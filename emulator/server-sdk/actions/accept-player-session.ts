import { changeSeat } from "../../services/player-sessions.ts";
import { type Action, ActionError } from "../action.ts";
import { ownPlayerSession } from "../own-game-session.ts";

/** A player connected: RESERVED → ACTIVE. **Assumed** 400 in every other status. */
export const acceptPlayerSession: Action = (turn, request) => {
  const seat = ownPlayerSession(turn, request);
  if (seat.status !== "RESERVED") {
    throw new ActionError(400, `Player session ${seat.playerSessionId} is ${seat.status}, not RESERVED.`);
  }
  changeSeat(turn, request.scope, seat, "ACTIVE");
  return {};
};
