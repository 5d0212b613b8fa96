import type { TestContext } from "vitest";
import { type StoryWorld, type TimelineHeading, timelineOf } from "./report/timeline.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What the reporter says of a finished scenario. */
    scenario?: { readonly advancedMs: number; readonly seed: string; readonly logFolder: string };
  }
}

/** Hands the timeline of a told story, and what the table at the end says of it, to the reporter. */
export async function reportStory(
  { annotate, task }: Pick<TestContext, "annotate" | "task">,
  world: StoryWorld,
  heading: Omit<TimelineHeading, "advancedMs">,
): Promise<void> {
  task.meta.scenario = { advancedMs: world.clock.advancedMs, seed: world.seed, logFolder: world.folder };
  await annotate(await timelineOrWhyNot(world, heading), "timeline");
}

/** A timeline that cannot be told must not hide why its scenario failed. */
const timelineOrWhyNot = (world: StoryWorld, heading: Parameters<typeof timelineOf>[1]): Promise<string> =>
  timelineOf(world, heading).catch(
    (error: unknown) =>
      `The timeline of "${heading.title}" could not be told (${String(error)}). Logs: ${world.folder}`,
  );
