import type { Invariant } from "./invariant.ts";

export const theWorldBecomesQuiet: Invariant = {
  name: "the world becomes quiet",
  truth: "Queue, Nakama and players come to rest: what was received is deleted, what was asked is answered.",
  check: ({ unrest }) => (unrest === undefined ? [] : [unrest]),
};
