import { expect, test } from "vitest";
import { startEmulator } from "../../emulator/index.ts";
import { benchOf } from "../bench.ts";
import { healingFaults } from "./healing-faults.ts";
import { storySeeds } from "./story-seeds.ts";

test("each of the faults that stories order can be ordered as they do", async () => {
  const bench = benchOf(await startEmulator({ clock: { mode: "manual" } }));
  try {
    for (const { name, settings } of healingFaults) {
      const { faultId } = await bench.command("add-fault", { fault: name, settings, count: 1 });
      expect(faultId, name).toMatch(/^fault-/);
    }
  } finally {
    await bench.close();
  }
});

test("a run has two random stories, or as many as it is told, from the number it is told", () => {
  expect(storySeeds({})).toEqual(["1/0", "1/1"]);
  expect(
    storySeeds({
      WINDTUNNEL_EXPLORE_SEED: "night",
      WINDTUNNEL_EXPLORE_FROM: "7",
      WINDTUNNEL_EXPLORE_COUNT: "3",
    }),
  ).toEqual(["night/7", "night/8", "night/9"]);
});
