import { expect, test } from "vitest";
import { seedOf, worldNameOf } from "./story-names.ts";

test("a seed is the story's own, else the run's, else its title", () => {
  const run = { WINDTUNNEL_SEED: "run-7" };
  expect(seedOf("Two strangers meet!", "own", run)).toBe("own");
  expect(seedOf("Two strangers meet!", undefined, run)).toBe("run-7");
  expect(seedOf("Two strangers meet!", undefined, {})).toBe("two-strangers-meet");
});

test("a world's name is short and tells process, task and title", () => {
  const name = worldNameOf("the fleet manager's SDK places players", "-123_0_2");
  expect(name).toBe(`w${process.pid}-1z141vp_0_2-the-fleet-manager-s`);
});

test("no two stories of one process have worlds of the same name, in whatever files they are", () => {
  const names = ["-123_0", "123_0", "124_0", "123_1"].map((task) => worldNameOf("alike", task));
  expect(new Set(names).size).toBe(4);
});
