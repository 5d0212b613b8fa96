import { expect, test } from "vitest";

test("it passes", async ({ annotate, task }) => {
  task.meta.scenario = { advancedMs: 30_000, seed: "seven", logFolder: "/logs/1" };
  await annotate("the story of one that passes", "timeline");
  await annotate("something else", "notice");
  console.log("a word of its own");
});

test("it fails", async ({ annotate }) => {
  await annotate("the story of one that fails", "timeline");
  expect(1).toBe(2);
});

test("it has no world", () => {
  throw new Error("its world could not be built");
});

test("it is skipped", ({ skip }) => skip("there is no browser"));
