import type { Invariant } from "./world-view.ts";

/** A managed fleet keeps as many server processes as it was given: each that ends is followed by a new one. */
export const everyEndedServerReplaced: Invariant = {
  name: "every ended server replaced",
  check: ({ unreplaced }) => unreplaced,
};
