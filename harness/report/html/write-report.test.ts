import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { StoryData } from "./story-data.ts";
import { reportedScenarios } from "./testing/reported-scenarios.ts";
import { writeReport } from "./write-report.ts";

const [passed, , failed] = reportedScenarios;
const heading = { startedAt: 0, wallMs: 0, notes: [] };

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "windtunnel-report-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

test("stories are read from where scenarios have left them; what is missing or broken is said", async () => {
  if (passed === undefined || failed?.story === undefined)
    throw new Error("there are no scenarios to report");
  const here = folder();
  const files = { good: join(here, "good.json"), broken: join(here, "broken.json") };
  writeFileSync(files.good, JSON.stringify(failed.story));
  writeFileSync(files.broken, "{");
  const page = await writeReport(
    join(here, "deeper", "report.html"),
    [
      { ...passed, title: "unwanted" },
      { ...failed, title: "told", storyFile: files.good },
      { ...failed, title: "broken", storyFile: files.broken },
    ],
    heading,
  );
  const text = readFileSync(page, "utf8");
  expect(text).toContain("placement 6287… is TIMED_OUT");
  expect(text).toContain("Its story cannot be read: SyntaxError");
  expect(text).toContain("written when they are asked for: npm start -- --report FOLDER");
});

test("a page that is full keeps the stories of failures, and says where the others are", async () => {
  if (passed === undefined || failed?.story === undefined)
    throw new Error("there are no scenarios to report");
  const { story } = failed;
  const [moment] = story.moments;
  if (moment === undefined) throw new Error("the story has no moments");
  const here = folder();
  const storyFile = join(here, "long.json");
  const long: StoryData = { ...story, moments: Array.from({ length: 10_000 }, () => moment) };
  writeFileSync(storyFile, JSON.stringify(long));
  const others = Array.from({ length: 3 }, (_, i) => ({ ...passed, title: `passed ${i}`, storyFile }));
  const page = await writeReport(join(here, "report.html"), [...others, { ...failed, storyFile }], heading);
  const text = readFileSync(page, "utf8");
  expect(text.match(/<tr id="s1-m/g)).toHaveLength(10_000);
  expect(text.match(/<tr id="s\d+-m/g)).toHaveLength(30_000);
  expect(text.match(/The page is full\. Its story is data in /g)).toHaveLength(1);
  expect(text.length).toBeLessThan(60_000_000);
});
