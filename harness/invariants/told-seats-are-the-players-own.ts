import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";
import { notificationsOf, toldSeat } from "./told-players.ts";
import { hasForgotten } from "./what-was-broken.ts";

export const toldSeatsAreThePlayersOwn: Invariant = {
  name: "told seats are the players' own",
  truth:
    "The seat that a player was told is a player session of that player, in the game session at the address that was told; one of before the emulator was killed is forgotten.",
  check(view) {
    const seats = new Map(recordsOf(view, "playerSessions").map((seat) => [seat.playerSessionId, seat]));
    const gameSessions = new Map(recordsOf(view, "gameSessions").map((one) => [one.gameSessionId, one]));
    return view.players.flatMap(({ name, userId, events }) =>
      notificationsOf(events).flatMap((notification) => {
        const told = toldSeat(notification);
        if (told === undefined) return [];
        const { playerSessionId, ipAddress, port } = told;
        const seat = seats.get(playerSessionId);
        if (seat === undefined && hasForgotten(view)) return [];
        if (seat === undefined) return [`${name} was told of ${playerSessionId}, which does not exist`];
        if (seat.playerId !== userId)
          return [`${name} was told of ${playerSessionId}, which is of ${seat.playerId}`];
        const at = gameSessions.get(seat.gameSessionId);
        return at?.ipAddress === ipAddress && at?.port === port
          ? []
          : [
              `${name} was told ${ipAddress}:${port}, and ${playerSessionId} is at ${at?.ipAddress}:${at?.port}`,
            ];
      }),
    );
  },
};
