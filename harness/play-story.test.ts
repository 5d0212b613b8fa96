import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, type TestContext, test, vi } from "vitest";
import { startEmulator } from "../emulator/index.ts";
import { type Bench, benchOf } from "./bench.ts";
import { WorldClock } from "./clock.ts";
import { JournalReader } from "./journal-reader.ts";
import { type PlayedWorld, playStory, type StoryPlan } from "./play-story.ts";
import { WorldFaults } from "./world-faults.ts";
import { WorldNotes } from "./world-notes.ts";

/** A world of a real emulator and nobody else. */
async function emptyWorld(more: Partial<PlayedWorld> = {}): Promise<PlayedWorld> {
  const bench = benchOf(await startEmulator({ seed: "empty", clock: { mode: "manual" } }));
  onTestFinished(() => bench.close());
  const clock = await WorldClock.of(bench, () => []);
  const notes = new WorldNotes(() => clock.now());
  return {
    bench,
    clock,
    journal: new JournalReader(bench),
    notes,
    faults: new WorldFaults(bench, clock),
    seed: "empty",
    folder: "/nowhere",
    unreplaced: [],
    quiet: () => clock.settle(),
    close: async () => {},
    ...more,
  };
}

/** What playing comes to: the error, if any, and the timelines that the reporter was given. */
async function played(task: TestContext["task"], plan: Partial<StoryPlan<PlayedWorld>>) {
  const timelines: string[] = [];
  const annotate = (async (message: string) =>
    void timelines.push(message)) as unknown as TestContext["annotate"];
  const meta: TestContext["task"]["meta"] = {};
  const error = await playStory(
    { annotate, task: { ...task, meta } },
    {
      title: "a story",
      logFolder: "/nowhere",
      build: () => emptyWorld(),
      tell: async () => {},
      limitMs: 5_000,
      ...plan,
    },
  ).catch((caught: unknown) => caught);
  return { error, timelines, storyFile: meta.scenario?.storyFile };
}

const fails = async () => Promise.reject(new Error("ada was never seated"));

test("a world that cannot be closed does not hide why its story failed", async ({ task }) => {
  const build = () => emptyWorld({ close: () => Promise.reject(new Error("the broker hangs")) });
  const { error, timelines } = await played(task, { build, tell: fails });
  expect(error).toMatchObject({ message: "ada was never seated\nBeside that: the broker hangs" });
  expect(timelines).toEqual([expect.stringContaining("a story")]);
  expect(await played(task, { build })).toMatchObject({ error: { message: "the broker hangs" } });
});

test("a good story of a world that does not hold together fails, with a Nakama or without", async ({
  task,
}) => {
  expect((await played(task, {})).error).toBeUndefined();
  const lost = () => emptyWorld({ unreplaced: ["process proc-1 was not replaced: no host"] });
  const { error } = await played(task, { build: lost });
  expect(error).toMatchObject({
    message:
      "The world does not hold together:\nevery ended server replaced: process proc-1 was not replaced: no host",
  });
  const row = { id: "gsess-1", playerCount: 1, status: "ACTIVE", metadata: {} };
  const withIndex = () => emptyWorld({ index: async () => [row] });
  expect(await played(task, { build: withIndex })).toMatchObject({
    error: { message: expect.stringContaining("row for gsess-1, which never was ACTIVE") },
  });
});

test("a story has a limit of its own, and its timeline is told all the same", async ({ task }) => {
  const forEver = () => new Promise<void>(() => {});
  const { error, timelines } = await played(task, { tell: forEver, limitMs: 50 });
  expect(error).toMatchObject({ message: "the story took longer than 0.05 s" });
  expect(timelines).toHaveLength(1);
});

test("the story of a failure is left as data beside its logs, and that of another when it is asked for", async ({
  task,
}) => {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-story-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const build = () => emptyWorld({ folder });
  expect(await played(task, { build })).toMatchObject({ error: undefined, storyFile: undefined });
  const failed = await played(task, {
    build,
    tell: async (world) => {
      world.notes.world("lets 3s of GameLift's time pass");
      await fails();
    },
  });
  expect(failed.storyFile).toBe(join(folder, "story.json"));
  const { moments } = JSON.parse(readFileSync(join(folder, "story.json"), "utf8"));
  expect(moments).toMatchObject([{ kind: "step", what: expect.stringContaining("3s"), afterMs: 0 }]);

  vi.stubEnv("WINDTUNNEL_REPORT", "all");
  onTestFinished(() => void vi.unstubAllEnvs());
  expect(await played(task, { build })).toMatchObject({ error: undefined, storyFile: failed.storyFile });
});

test("a world that cannot be built says where its logs are and why", async ({ task }) => {
  const { error, timelines } = await played(task, { build: () => Promise.reject(new Error("no broker")) });
  expect(error).toMatchObject({
    message: "The world could not be built; its logs are in /nowhere",
    cause: { message: "no broker" },
  });
  expect(timelines).toEqual([]);
});

test("a fault that nothing met fails its story by name, and is lifted", async ({ task }) => {
  const build = () => emptyWorld();
  let world: PlayedWorld | undefined;
  const { error } = await played(task, {
    build,
    tell: async (built) => {
      world = built;
      await (built.faults as WorldFaults).order("fail-action", { settings: { statusCode: 500 } });
    },
  });
  expect(error).toMatchObject({ message: expect.stringContaining("never met: fail-action") });
  expect((await world?.bench.state())?.flatMap(({ tables }) => tables.faults ?? [])).toEqual([]);
});

test("faults that the emulator has forgotten fail their story, each by name", async ({ task }) => {
  const { error } = await played(task, {
    tell: async ({ bench, faults }) => {
      for (const name of ["ignore-action", "lose-event"]) await (faults as WorldFaults).order(name);
      await (bench as Bench).command("reset", {});
    },
  });
  const message = expect.stringMatching(
    /not to be lifted: ignore-action: .*; lose-event: .*Lift them before/,
  );
  expect(error).toMatchObject({ message });
});
