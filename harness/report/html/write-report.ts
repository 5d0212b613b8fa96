import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { ScenarioResult } from "../scenario-result.ts";
import { type ReportHeading, renderReport } from "./render-report.ts";
import type { ReportedScenario } from "./render-scenario.ts";
import type { StoryData } from "./story-data.ts";

/** All stories of one page together: some tens of megabytes at the most. */
const MOST_MOMENTS_OF_ALL = 30_000;

/** Writes the report of a run, with the stories that its scenarios have left. @returns the file's name. */
export async function writeReport(
  file: string,
  results: readonly ScenarioResult[],
  heading: ReportHeading,
): Promise<string> {
  // Failures first: when there is not room for all, their stories are the ones to keep.
  const ordered = results.toSorted((a, b) => Number(b.outcome === "failed") - Number(a.outcome === "failed"));
  const reported: ReportedScenario[] = [];
  let room = MOST_MOMENTS_OF_ALL;
  for (const result of ordered) {
    const told = await readStory(result, room);
    room -= told.story?.moments.length ?? 0;
    reported.push({ ...result, ...told });
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, renderReport(reported, heading), { mode: 0o600 });
  return file;
}

async function readStory(
  { storyFile, outcome }: ScenarioResult,
  room: number,
): Promise<Pick<ReportedScenario, "story" | "withoutStory">> {
  if (storyFile === undefined) return { story: undefined, withoutStory: whyUntold[outcome] };
  try {
    const story = JSON.parse(await readFile(storyFile, "utf8")) as StoryData;
    if (story.moments.length <= room) return { story, withoutStory: undefined };
    return { story: undefined, withoutStory: `The page is full. Its story is data in ${storyFile}` };
  } catch (error) {
    return { story: undefined, withoutStory: `Its story cannot be read: ${String(error)}` };
  }
}

const whyUntold = {
  failed: "It has no story: its world was not built, or it could not be told.",
  passed:
    "Stories of scenarios that passed are written when they are asked for: npm start -- --report FOLDER",
  skipped: "It was skipped.",
} as const;
