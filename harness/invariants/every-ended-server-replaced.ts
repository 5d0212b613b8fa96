import type { Invariant } from "./invariant.ts";

export const everyEndedServerReplaced: Invariant = {
  name: "every ended server replaced",
  truth:
    "A managed fleet keeps as many server processes as it was given: each that ends is followed by a new one.",
  check: ({ unreplaced }) => unreplaced,
};
