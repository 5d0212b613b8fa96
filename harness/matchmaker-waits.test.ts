import { expect, test } from "vitest";
import { matchmakerWaitsMs } from "./matchmaker-waits.ts";
import type { PlayerEvent } from "./player-events.ts";

const player = (...arrivals: readonly (readonly [kind: string, arrivedAt: number])[]) => ({
  events: arrivals.map(
    ([kind, arrivedAt], index): PlayerEvent => ({
      order: index + 1,
      arrivedAt,
      kind,
      content: {},
      isAnswer: false,
    }),
  ),
});

test("what two wait for at once counts once", () => {
  const ada = player(["matchmaker_ticket", 1_000], ["matchmaker_matched", 1_900]);
  const ben = player(["matchmaker_ticket", 1_400], ["matchmaker_matched", 1_950]);
  expect(matchmakerWaitsMs([ben, ada])).toBe(950);
});

test("waits with a pause between add up; an unmatched ticket and a game without matchmaker count nothing", () => {
  const ada = player(
    ["matchmaker_ticket", 1_000],
    ["matchmaker_matched", 1_500],
    ["notification", 1_600],
    ["matchmaker_ticket", 3_000],
    ["matchmaker_matched", 3_200],
  );
  expect(matchmakerWaitsMs([ada, player(["matchmaker_ticket", 0]), player(["notification", 2_000])])).toBe(
    700,
  );
});
