import { setTimeout as pause } from "node:timers/promises";
import type { Invariant } from "./invariant.ts";
import { invariants } from "./table.ts";
import { emulatorTruths, viewWorld, type WorldInSight, type WorldView } from "./world-view.ts";

/** Wall milliseconds in which what is on its way to players, or to the index, arrives also on a busy machine. */
const LATE_MS = 3_000;
const LOOK_AGAIN_MS = 50;

/**
 * Checks every truth, about the emulator and about the whole stack, once the world is quiet; those about Nakama where
 * there is one. A callback of Nakama may still be at work when its event is deleted: what does not hold at once is
 * looked at again for a while.
 *
 * @param breaks the truths that the scenario shows to be broken, by name.
 * @throws Error that tells every contradiction, and every truth that holds although the scenario says that it breaks it.
 */
export async function checkInvariants(world: WorldInSight, breaks: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const view = await viewWorld(world);
    const problems = problemsWith(view, breaks, invariants, emulatorTruths);
    if (problems.length === 0) return;
    if (view.unrest !== undefined || performance.now() - startedAt > LATE_MS)
      throw new Error(`The world does not hold together:\n${problems.join("\n")}`);
    await pause(LOOK_AGAIN_MS);
  }
}

/**
 * What is wrong, one line each; nothing when everything is as the scenario says.
 *
 * @param ofEmulator the names of the truths that the emulator has checked itself.
 */
export function problemsWith(
  view: WorldView,
  breaks: readonly string[],
  known: readonly Invariant[],
  ofEmulator: readonly string[],
): readonly string[] {
  const names = [...known.map((invariant) => invariant.name), ...ofEmulator];
  const unknown = breaks
    .filter((name) => !names.includes(name))
    .map((name) => `no invariant is called "${name}"; there are: ${names.join(", ")}`);
  const broken = new Map(view.brokenTruths.map(({ name, contradictions }) => [name, contradictions]));
  for (const { name, check } of known) broken.set(name, check(view));
  const found = names.flatMap((name) => {
    const contradictions = broken.get(name) ?? [];
    if (!breaks.includes(name)) return contradictions.map((words) => `${name}: ${words}`);
    return contradictions.length > 0
      ? []
      : [`${name}: the scenario says that it breaks this, and it holds; is what it shows mended?`];
  });
  return [...unknown, ...found];
}
