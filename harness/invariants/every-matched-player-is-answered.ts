import type { Invariant } from "./invariant.ts";
import { recordsOf } from "./records.ts";
import { notificationsOf } from "./told-players.ts";
import { hasForgotten, livesOfNakama } from "./what-was-broken.ts";

/** **Observed** (D2): the fleet manager keeps in memory whom it has to call back. A match may arrive just after the kill. */
export const everyMatchedPlayerIsAnswered: Invariant = {
  name: "every matched player is answered",
  truth:
    "Whoever the matchmaker has matched was told by a notification where to go or that there is nowhere to go, unless their placement is still PENDING or the scenario has killed the Nakama that matched them, or the emulator.",
  check(view) {
    if (hasForgotten(view)) return [];
    const waiting = recordsOf(view, "placements")
      .filter(({ status }) => status === "PENDING")
      .flatMap(({ desiredPlayerSessions = [] }) => desiredPlayerSessions.map(({ playerId }) => playerId));
    const { notKilledSince } = livesOfNakama(view);
    return view.players.flatMap(({ name, userId, events: all }) => {
      const events = all.filter(({ arrivedAt }) => arrivedAt > notKilledSince);
      const matches = events.filter(
        ({ kind, isAnswer }) => kind === "matchmaker_matched" && !isAnswer,
      ).length;
      const answers = notificationsOf(events).length;
      const pending = waiting.filter((playerId) => playerId === userId).length;
      if (matches <= answers + pending) return [];
      return [
        `${name} was matched ${times(matches)} and told ${times(answers)}, and ${pending} of their placements are PENDING`,
      ];
    });
  },
};

const times = (count: number): string => (count === 1 ? "once" : `${count} times`);
