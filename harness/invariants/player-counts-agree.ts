import { holdsSeat, recordsOf } from "./records.ts";
import type { Invariant } from "./world-view.ts";

const ended: readonly string[] = ["TERMINATED", "ERROR"];

/** A game session counts its RESERVED and ACTIVE player sessions; one that has ended has none. */
export const playerCountsAgree: Invariant = {
  name: "player counts agree",
  check(view) {
    const seats = recordsOf(view, "playerSessions");
    return recordsOf(view, "gameSessions").flatMap(
      ({ gameSessionId, status, currentPlayerSessionCount: count }) => {
        const held = seats.filter(
          (seat) => seat.gameSessionId === gameSessionId && holdsSeat(seat.status),
        ).length;
        if (count === held && !(ended.includes(status) && held > 0)) return [];
        return [
          `game session ${gameSessionId} is ${status}, counts ${count} players, and ${held} player sessions hold a seat`,
        ];
      },
    );
  },
};
