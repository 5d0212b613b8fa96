import { join } from "node:path";
import { test } from "vitest";
import { findChromium } from "../bootstrap/machine.mjs";
import { checkInvariants } from "./invariants/check-invariants.ts";
import { matchmakerWaitsMs } from "./matchmaker-waits.ts";
import { reportStory } from "./report-story.ts";
import type { ScenarioFigures } from "./scenario-figures.ts";
import { skippedBecause } from "./scenario-skips.ts";
import type { Lacks } from "./skip-rule.ts";
import type { ConnectedStack } from "./stack/stack-addresses.ts";
import { suiteStack } from "./suite-stack.ts";
import { within } from "./within.ts";
import { World } from "./world.ts";
import type { WorldOptions } from "./world-options.ts";

export type Scenario = (world: World) => Promise<void>;

/** Wall milliseconds for one story; the slowest waits out two looks of a matchmaker with 15 s in between. */
const STORY_LIMIT_MS = 90_000;
/** With its world's beginning and end. Beyond it Vitest gives up, and nobody would tell what had happened. */
const SCENARIO_LIMIT_MS = STORY_LIMIT_MS + 90_000;

/**
 * One story with a world of its own. When it is told, the invariants are checked; whatever happens, everything is
 * closed, and its timeline goes to the reporter. `WINDTUNNEL_SEED` gives every world that seed, to tell a story again.
 */
export function scenario(title: string, tell: Scenario): void;
export function scenario(title: string, options: WorldOptions, tell: Scenario): void;
export function scenario(title: string, second: WorldOptions | Scenario, third?: Scenario): void {
  const [options, tell] = typeof second === "function" ? [{}, second] : [second, third];
  if (tell === undefined) throw new Error(`scenario "${title}" tells nothing`);
  test(title, { timeout: SCENARIO_LIMIT_MS }, async ({ skip, annotate, task }) => {
    const stack = suiteStack();
    const seed = options.seed ?? process.env.WINDTUNNEL_SEED ?? wordsOf(title);
    try {
      const reason = skippedBecause(title, ["nakama", ...(options.needs ?? [])], lacksOf(stack));
      if (reason !== undefined) skip(reason);
      const name = worldNameOf(title, task.id);
      const startedAt = performance.now();
      const world = await World.create(name, stack, { ...options, seed }).catch((error: unknown) => {
        throw new Error(`The world could not be built; its logs are in ${join(stack.runFolder, name)}`, {
          cause: error,
        });
      });
      const worldMs = Math.round(performance.now() - startedAt);
      try {
        const failure = await outcomeOf(world, options, tell);
        const wallMs = Math.round(performance.now() - startedAt);
        task.meta.figures = {
          worldMs,
          storyMs: wallMs - worldMs,
          matchmakerMs: matchmakerWaitsMs(world.notes.players),
          advancedMs: world.clock.advancedMs,
        } satisfies ScenarioFigures;
        const outcome = failure === undefined ? "passed" : "failed";
        await reportStory({ annotate, task }, world, { title, outcome, wallMs });
        if (failure !== undefined) throw failure.error;
      } finally {
        await world.close();
      }
    } finally {
      await stack.close();
    }
  });
}

/** Undefined for a scenario that has passed; an object for one that has not, since anything may be thrown. */
async function outcomeOf(
  world: World,
  options: WorldOptions,
  tell: Scenario,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    await within("the story", STORY_LIMIT_MS, tell(world));
    await world.clock.settle();
    await checkInvariants(world, options.breaks ?? []);
    return undefined;
  } catch (error) {
    return { error };
  }
}

function lacksOf(stack: ConnectedStack): Lacks {
  return {
    ...(stack.nakamaMissing === undefined ? {} : { nakama: stack.nakamaMissing }),
    ...(findChromium(process.env, process.platform) === undefined
      ? { chromium: "there is no Chromium on the PATH; npm run doctor says how to get one" }
      : {}),
  };
}

const wordsOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-+$/, "");

/**
 * Short, since it becomes part of database and queue names. The process's id keeps two runs apart, the task's id two
 * scenarios whose titles begin alike.
 */
function worldNameOf(title: string, taskId: string): string {
  return `w${process.pid}-${taskId.replace(/^-?\d+_/, "")}-${wordsOf(title).slice(0, 20)}`.replace(/-+$/, "");
}
