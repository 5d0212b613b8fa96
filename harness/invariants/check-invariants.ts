import { invariants } from "./table.ts";
import { type Invariant, viewWorld, type WorldInSight, type WorldView } from "./world-view.ts";

/**
 * Checks every invariant once the world is quiet; those about Nakama's index where there is one.
 *
 * @param breaks the invariants that the scenario shows to be broken, by name.
 * @throws Error that tells every contradiction, and every truth that holds although the scenario says that it breaks it.
 */
export async function checkInvariants(world: WorldInSight, breaks: readonly string[]): Promise<void> {
  const problems = problemsWith(await viewWorld(world), breaks, invariants);
  if (problems.length > 0) throw new Error(`The world does not hold together:\n${problems.join("\n")}`);
}

/** What is wrong, one line each; nothing when everything is as the scenario says. */
export function problemsWith(
  view: WorldView,
  breaks: readonly string[],
  known: readonly Invariant[],
): readonly string[] {
  const names = known.map((invariant) => invariant.name);
  const unknown = breaks
    .filter((name) => !names.includes(name))
    .map((name) => `no invariant is called "${name}"; there are: ${names.join(", ")}`);
  const found = known.flatMap((invariant) => {
    const contradictions = invariant.check(view);
    if (!breaks.includes(invariant.name)) return contradictions.map((words) => `${invariant.name}: ${words}`);
    return contradictions.length > 0
      ? []
      : [`${invariant.name}: the scenario says that it breaks this, and it holds`];
  });
  return [...unknown, ...found];
}
