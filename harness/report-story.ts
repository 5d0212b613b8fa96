import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { storyDataOf } from "./report/html/story-data-of.ts";
import { painter, wantsColour } from "./report/paint.ts";
import { type StoryWorld, storySources } from "./report/story-world.ts";
import { terminalWidth } from "./report/terminal-width.ts";
import { type TimelineHeading, tellTimeline } from "./report/timeline.ts";
import { toldStory } from "./report/told-story.ts";

declare module "vitest" {
  interface TaskMeta {
    /** What the reporter says of a finished scenario. */
    scenario?: {
      readonly advancedMs: number;
      readonly seed: string;
      readonly logFolder: string;
      /** Where its story lies as data, when a report of it is wanted. */
      readonly storyFile?: string;
    };
  }
}

/**
 * Hands the timeline of a told story, and what the table at the end says of it, to the reporter. The story of a failure
 * is also left as data in the world's folder; `WINDTUNNEL_REPORT=all` asks for that of every story.
 */
export async function reportStory(
  { annotate, task }: Pick<TestContext, "annotate" | "task">,
  world: StoryWorld,
  heading: Omit<TimelineHeading, "advancedMs">,
): Promise<void> {
  const { seed, folder: logFolder } = world;
  const { advancedMs } = world.clock;
  task.meta.scenario = { advancedMs, seed, logFolder };
  try {
    const sources = await storySources(world);
    const story = toldStory(sources);
    const look = {
      paint: painter(wantsColour(process.env, process.stdout.isTTY)),
      width: terminalWidth(),
    };
    await annotate(tellTimeline(story, { ...heading, advancedMs }, { seed, logFolder }, look), "timeline");
    if (heading.outcome === "failed" || process.env.WINDTUNNEL_REPORT === "all") {
      const storyFile = join(logFolder, "story.json");
      await writeFile(storyFile, JSON.stringify(storyDataOf(story, sources)), { mode: 0o600 });
      task.meta.scenario = { ...task.meta.scenario, storyFile };
    }
  } catch (error) {
    // A story that cannot be told must not hide why its scenario failed.
    const problem = `The story of "${heading.title}" could not be told (${String(error)}). Logs: ${logFolder}`;
    await annotate(problem, "timeline");
  }
}
