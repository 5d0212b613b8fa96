import type { PlayerEvent } from "./player-events.ts";

/**
 * Wall milliseconds during which anybody waited for Nakama's matchmaker, which keeps its own time: from each ticket to
 * the match. What several waited for at once counts once.
 */
export function matchmakerWaitsMs(players: readonly { readonly events: readonly PlayerEvent[] }[]): number {
  const waits = players.flatMap(({ events }) => waitsOf(events)).sort((a, b) => a.from - b.from);
  let totalMs = 0;
  let countedUntil = 0;
  for (const { from, to } of waits) {
    totalMs += Math.max(0, to - Math.max(from, countedUntil));
    countedUntil = Math.max(countedUntil, to);
  }
  return totalMs;
}

/** One player's tickets are matched one after the other; one that never is counts nothing. */
function waitsOf(events: readonly PlayerEvent[]): { readonly from: number; readonly to: number }[] {
  const tickets = events.filter((event) => event.kind === "matchmaker_ticket");
  return tickets.flatMap((ticket) => {
    const matched = events.find((event) => event.kind === "matchmaker_matched" && event.order > ticket.order);
    return matched === undefined ? [] : [{ from: ticket.arrivedAt, to: matched.arrivedAt }];
  });
}
