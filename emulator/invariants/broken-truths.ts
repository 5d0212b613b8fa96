import type { Invariant, WorldView } from "./invariant.ts";
import { invariants } from "./table.ts";

/** A truth that does not hold, with all that contradicts it. */
export interface BrokenTruth {
  readonly name: string;
  readonly truth: string;
  readonly contradictions: readonly string[];
}

/** The truths that do not hold; none when all is well. @param looked which are looked at; all unless told. */
export function brokenTruths(
  world: WorldView,
  looked: readonly Invariant[] = invariants,
): readonly BrokenTruth[] {
  const broken: BrokenTruth[] = [];
  for (const { name, truth, check } of looked) {
    const contradictions = check(world);
    if (contradictions.length > 0) broken.push({ name, truth, contradictions });
  }
  return broken;
}
