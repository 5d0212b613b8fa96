import { join } from "node:path";
import { test } from "vitest";
import { ClientWorld, type ClientWorldOptions } from "./client-world.ts";
import { thenClose } from "./failure-first.ts";
import { playStory } from "./play-story.ts";
import { lackOfGoServer } from "./real-server/go-servers.ts";
import { withRecording } from "./scenario-recording.ts";
import { skippedBecause } from "./scenario-skips.ts";
import { seedOf, worldNameOf } from "./story-names.ts";
import { suiteStack } from "./suite-stack.ts";

/** Wall milliseconds for one story, the first build of a client included. */
const STORY_LIMIT_MS = 240_000;
/** With its world's beginning and end, so that a story that takes too long can still be told. */
const SCENARIO_LIMIT_MS = STORY_LIMIT_MS + 60_000;

export interface ClientScenarioOptions extends Omit<ClientWorldOptions, "seed" | "title"> {
  /** Keep the scenario's recording, in its folder of logs, also when it holds. */
  readonly record?: boolean;
  /** Where the machine lacks it, the scenario is skipped by name. */
  readonly needs?: readonly "go-server"[];
}

/**
 * A story of AWS clients with a GameLift and a queue of their own, without Nakama. When it is told, the invariants that
 * need no Nakama are checked; whatever happens, everything is closed, and its timeline goes to the reporter.
 */
export function clientScenario(
  title: string,
  tell: (world: ClientWorld) => Promise<void>,
  { needs = [], record = false, ...options }: ClientScenarioOptions = {},
): void {
  test(title, { timeout: SCENARIO_LIMIT_MS }, async (context) => {
    const reason = skippedBecause(title, needs, needs.length === 0 ? {} : await lackOfGoServer());
    if (reason !== undefined) context.skip(reason);
    const stack = suiteStack();
    const name = worldNameOf(title, context.task.id);
    const seed = seedOf(title, undefined, process.env);
    const logFolder = join(stack.runFolder, name);
    await thenClose(
      () =>
        withRecording(context, { title, logFolder, isKept: record, environment: process.env }, () =>
          playStory(context, {
            title,
            logFolder,
            build: () => ClientWorld.create(name, stack, { ...options, seed, title }),
            tell,
            limitMs: STORY_LIMIT_MS,
          }),
        ),
      () => stack.close(),
    );
  });
}
