import type { Invariant } from "./invariant.ts";
import { notificationsOf, toldSeat } from "./told-players.ts";

export const nobodyIsToldTwice: Invariant = {
  name: "nobody is told twice",
  truth: "No notification comes to a player twice, and no seat is told by two of them.",
  check: ({ players }) =>
    players.flatMap(({ name, events }) => {
      const notifications = notificationsOf(events);
      const ids = notifications.map(({ id }) => id).filter((id) => id !== "");
      const seats = notifications.flatMap((notification) => toldSeat(notification)?.playerSessionId ?? []);
      return [
        ...twice(ids).map((id) => `${name} got notification ${id} twice`),
        ...twice(seats).map((seat) => `${name} was told of ${seat} twice`),
      ];
    }),
};

const twice = (items: readonly string[]): readonly string[] => [
  ...new Set(items.filter((item, index) => items.indexOf(item) !== index)),
];
