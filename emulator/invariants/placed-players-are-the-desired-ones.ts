import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";

/** **Documented** (PlacedPlayerSessions): one for each desired player, made when the game session has been placed. */
export const placedPlayersAreTheDesiredOnes: Invariant = {
  name: "placed players are the desired ones",
  truth:
    "A FULFILLED placement has placed exactly the players that were desired, each with a player session of that player in its game session; any other has placed nobody.",
  check(world) {
    const problems: string[] = [];
    for (const placement of recordsOf(world, "placements")) {
      const { placementId, status, desiredPlayerSessions, placedPlayerSessions = [], placed } = placement;
      const wanted = status === "FULFILLED" ? desiredPlayerSessions : [];
      const isSame =
        wanted.length === placedPlayerSessions.length &&
        wanted.every(({ playerId }, index) => placedPlayerSessions[index]?.playerId === playerId);
      if (!isSame)
        problems.push(
          `placement ${placementId} is ${status}, wanted ${namesOf(desiredPlayerSessions)} and placed ${namesOf(placedPlayerSessions)}`,
        );
      for (const { playerId, playerSessionId } of placedPlayerSessions) {
        const seat = recordNow(world, "playerSessions", playerSessionId);
        if (seat === undefined || placed === undefined) continue;
        if (seat.playerId !== playerId || seat.gameSessionId !== placed.gameSessionId)
          problems.push(
            `placement ${placementId} gave ${playerId} ${playerSessionId}, which is of ${seat.playerId} in ${seat.gameSessionId}`,
          );
      }
    }
    return problems;
  },
};

const namesOf = (players: readonly { readonly playerId: string }[]): string =>
  players.length === 0 ? "nobody" : players.map(({ playerId }) => playerId).join(", ");
