import type { Invariant } from "./invariant.ts";
import { livesOfNakama } from "./what-was-broken.ts";

export const nakamaLives: Invariant = {
  name: "Nakama lives",
  truth: "Nakama never ends by itself, and serves at the end unless the scenario has killed it.",
  check(view) {
    const { isLeftDead, ends } = livesOfNakama(view);
    return view.nakamaTrouble === undefined || isLeftDead ? ends : [...ends, view.nakamaTrouble];
  },
};
