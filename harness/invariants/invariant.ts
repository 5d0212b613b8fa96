import type { WorldView } from "./world-view.ts";

/** A truth about the whole world at the end of a scenario, when its faults have been lifted. */
export interface Invariant {
  /** By which a scenario names it when it shows that it is broken. */
  readonly name: string;
  /** In one sentence, for people. */
  readonly truth: string;
  /** What contradicts it, in words; nothing when it holds, and nothing where no Nakama plays if it is about Nakama. */
  check(view: WorldView): readonly string[];
}
