import type { Invariant } from "./world-view.ts";

/** No rule of GameLift waits whose time has passed. */
export const nothingOverdue: Invariant = {
  name: "nothing overdue",
  check: ({ overdue }) => overdue.map((timerId) => `${timerId} should have run by now`),
};
