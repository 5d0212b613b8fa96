import { join } from "node:path";
import { test } from "vitest";
import { findChromium } from "../bootstrap/machine.mjs";
import { thenClose } from "./failure-first.ts";
import { playStory } from "./play-story.ts";
import { lackOfGoServer } from "./real-server/go-servers.ts";
import { withRecording } from "./scenario-recording.ts";
import { skippedBecause } from "./scenario-skips.ts";
import type { Lacks } from "./skip-rule.ts";
import type { ConnectedStack } from "./stack/stack-addresses.ts";
import { seedOf, worldNameOf } from "./story-names.ts";
import { suiteStack } from "./suite-stack.ts";
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
  test(title, { timeout: SCENARIO_LIMIT_MS }, async (context) => {
    const stack = suiteStack();
    const name = worldNameOf(title, context.task.id);
    const seed = seedOf(title, options.seed, process.env);
    await thenClose(
      async () => {
        const { needs = [] } = options;
        const lacks = { ...lacksOf(stack), ...(needs.includes("go-server") ? await lackOfGoServer() : {}) };
        const reason = skippedBecause(title, ["nakama", ...needs], lacks);
        if (reason !== undefined) context.skip(reason);
        const logFolder = join(stack.runFolder, name);
        const recording = { title, logFolder, isKept: options.record ?? false, environment: process.env };
        await withRecording(context, recording, () =>
          playStory(context, {
            title,
            logFolder,
            build: () => World.create(name, stack, { ...options, seed, title }),
            tell,
            limitMs: STORY_LIMIT_MS,
            breaks: options.breaks,
          }),
        );
      },
      () => stack.close(),
    );
  });
}

function lacksOf(stack: ConnectedStack): Lacks {
  return {
    ...(stack.nakamaMissing === undefined ? {} : { nakama: stack.nakamaMissing }),
    ...(findChromium(process.env, process.platform) === undefined
      ? { chromium: "there is no Chromium on the PATH; npm run doctor says how to get one" }
      : {}),
  };
}
