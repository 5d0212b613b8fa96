import { test } from "vitest";
import { checkInvariants } from "./invariants/check-invariants.ts";
import { timelineOf } from "./report/timeline.ts";
import { skippedBecause } from "./scenario-skips.ts";
import { suiteStack } from "./suite-stack.ts";
import { World } from "./world.ts";
import type { WorldOptions } from "./world-options.ts";

export type Scenario = (world: World) => Promise<void>;

/** Wall milliseconds for one scenario, its world included; the slowest waits out one of Nakama's 20 s polls. */
const SCENARIO_LIMIT_MS = 90_000;

/**
 * One story with a world of its own. When it is told, the invariants are checked; whatever happens, everything is
 * closed; when it fails, its timeline and the place of its logs are printed.
 */
export function scenario(title: string, tell: Scenario): void;
export function scenario(title: string, options: WorldOptions, tell: Scenario): void;
export function scenario(title: string, second: WorldOptions | Scenario, third?: Scenario): void {
  const [options, tell] = typeof second === "function" ? [{}, second] : [second, third];
  if (tell === undefined) throw new Error(`scenario "${title}" tells nothing`);
  test(title, { timeout: SCENARIO_LIMIT_MS }, async ({ skip, annotate }) => {
    const reason = skippedBecause(title);
    if (reason !== undefined) skip(reason);
    const world = await World.create(worldNameOf(title), await suiteStack(), options);
    const startedAt = performance.now();
    let failure: unknown;
    try {
      await tell(world);
      await world.clock.settle();
      await checkInvariants(world, options.breaks ?? []);
    } catch (error) {
      failure = error;
    }
    const outcome = failure === undefined ? "passed" : "failed";
    const wallMs = Math.round(performance.now() - startedAt);
    const timeline = await timelineOf(world, { title, outcome, wallMs }).catch(
      (error: unknown) => `The timeline could not be read: ${String(error)}`,
    );
    await annotate(timeline, "timeline");
    await world.close();
    if (failure !== undefined) throw failure;
  });
}

/** Short, since it becomes part of database and queue names; the process's id keeps two runs apart. */
function worldNameOf(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 24);
  return `w${process.pid}-${words}`.replace(/-+$/, "");
}
