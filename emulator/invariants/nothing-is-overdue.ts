import type { Timer } from "../domain/timer.ts";
import type { Invariant, WorldView } from "./invariant.ts";

export const nothingIsOverdue: Invariant = {
  name: "nothing overdue",
  truth: "A clock that is set by hand never passes the instant of a rule that waits.",
  check: (world) =>
    world.isClockManual
      ? world.timers
          .filter((timer) => timer.base === "clock" && timer.dueAt < world.now && wasPassed(world, timer))
          .map(({ timerId, dueAt }) => `${timerId} should have run at ${dueAt}, and now is ${world.now}`)
      : [],
};

/** A limit may be set that has passed already; its rule runs at once. At the first look everything has had its turn. */
function wasPassed({ before }: WorldView, timer: Timer): boolean {
  return before === undefined || (timer.dueAt >= before.now && before.timers.includes(timer));
}
