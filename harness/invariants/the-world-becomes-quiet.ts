import type { Invariant } from "./world-view.ts";

/** Queue, Nakama and players come to rest: what was received is deleted, what was asked is answered. */
export const theWorldBecomesQuiet: Invariant = {
  name: "the world becomes quiet",
  check: ({ unrest }) => (unrest === undefined ? [] : [unrest]),
};
