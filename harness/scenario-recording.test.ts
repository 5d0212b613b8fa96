import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, expect, type TestContext, test } from "vitest";
import { recordingFileIn, withRecording } from "./scenario-recording.ts";

let folder: string;
let logFolder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-recording-"));
  logFolder = join(folder, "logs");
  mkdirSync(logFolder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Wish {
  readonly title?: string;
  readonly isKept?: boolean;
  readonly environment?: { readonly [name: string]: string };
}

/** Tells a story that writes a recording, and answers where the reporter finds it. */
async function told(
  story: () => Promise<void>,
  { title = "Two strangers: meet!", isKept = false, environment = {} }: Wish = {},
) {
  const meta: TestContext["task"]["meta"] = {};
  const context = { task: { meta } } as Pick<TestContext, "task">;
  const plan = { title, logFolder, isKept, environment };
  const failure = await withRecording(context, plan, story).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { failure, kept: meta.recording };
}

const writes = async () => writeFileSync(recordingFileIn(logFolder), "recorded");
const fails = async () => {
  await writes();
  throw new Error("nobody came");
};

test("of a story that holds nothing stays, unless it was asked for", async () => {
  expect(await told(writes)).toEqual({ failure: undefined, kept: undefined });
  expect(existsSync(recordingFileIn(logFolder))).toBe(false);
  expect(await told(writes, { isKept: true })).toMatchObject({ kept: recordingFileIn(logFolder) });
  expect(existsSync(recordingFileIn(logFolder))).toBe(true);
});

test("of a failure it stays beside its logs", async () => {
  const { failure, kept } = await told(fails);
  expect(failure).toEqual(new Error("nobody came"));
  expect(kept).toBe(recordingFileIn(logFolder));
});

test.each([writes, fails])("a folder that was named gets each, by its title", async (story) => {
  const named = join(folder, "asked", "for");
  const { kept } = await told(story, { environment: { WINDTUNNEL_RECORD: named } });
  expect(kept).toBe(join(named, "two-strangers-meet.jsonl"));
  expect(readFileSync(kept ?? "", "utf8")).toBe("recorded");
  expect(existsSync(recordingFileIn(logFolder))).toBe(false);
});

test.each([
  ["begin alike and are too long for a name", "so they meet ".repeat(20), "at dawn", "at dusk"],
  ["differ in letters that no name has", "They meet: ", "日本", "日曜"],
  ["have no letter that a name has", "", "日本", "日曜"],
])("two titles that %s do not overwrite each other's", async (_, begin, one, other) => {
  const environment = { WINDTUNNEL_RECORD: join(folder, "named") };
  const titles = [begin + one, begin + other];
  const names: string[] = [];
  for (const title of titles) {
    const { kept } = await told(async () => writeFileSync(recordingFileIn(logFolder), title), {
      title,
      environment,
    });
    names.push(kept ?? "");
  }
  expect(names.map((name) => readFileSync(name, "utf8"))).toEqual(titles);
  for (const name of names) expect(basename(name)).toMatch(/^([a-z0-9]+-)*[0-9a-f]{12}\.jsonl$/);
  for (const name of names) expect(basename(name).length).toBeLessThan(255);
});

test("a long title's file is the same in every run", async () => {
  const wish = {
    title: "so they meet ".repeat(20),
    environment: { WINDTUNNEL_RECORD: join(folder, "named") },
  };
  const { kept } = await told(writes, wish);
  expect(await told(writes, wish)).toEqual({ failure: undefined, kept });
});

test("a world that could not be built leaves none, and fails as it did", async () => {
  const { failure, kept } = await told(() => Promise.reject(new Error("no queue")));
  expect({ failure, kept }).toEqual({ failure: new Error("no queue"), kept: undefined });
});
