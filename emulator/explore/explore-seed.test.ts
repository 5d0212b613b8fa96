import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Replay } from "../recording/replay.ts";
import { type Explored, exploreSeed } from "./explore-seed.ts";
import { reachOf } from "./goals.ts";
import { journalHashOf } from "./journal-of-seed.ts";
import { recordScript } from "./record-script.ts";

test("some worlds are played without a finding, and come by most of what there is", () => {
  const reached = new Set<string>();
  for (let world = 0; world < 12; world += 1) {
    const explored = exploreSeed(`unit/${world}`, 300);
    expect(explored.finding).toBeUndefined();
    expect(explored.stepCount).toBe(300);
    for (const name of explored.reached) reached.add(name);
  }
  const { reachedCount, neverReached, reachedAfterAll } = reachOf(reached);
  expect(reachedAfterAll).toEqual([]);
  // A campaign of some hundred worlds reaches all.
  expect(reachedCount).toBeGreaterThan(2 * neverReached.length);
});

test("the same seed has the same canonical journal, and another seed another one", () => {
  const hashOf = (seed: string) => journalHashOf(seed, 150);
  const first = hashOf("same");
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  for (let time = 0; time < 10; time += 1) expect(hashOf("same")).toBe(first);
  expect(hashOf("other")).not.toBe(first);
});

test("a world's recording is played by a replay to the same journal and state", () => {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-explored-"));
  try {
    const { script }: Explored = exploreSeed("recorded", 200, { keepsScript: true });
    if (script === undefined) throw new Error("the script was not kept");
    const file = join(folder, "world.jsonl");
    recordScript(file, script, "an explored world");
    const replay = new Replay(file);
    for (let step = replay.step(); step !== undefined; step = replay.step()) expect(step.kind).toBe("input");
    expect(replay.inputs).toBeGreaterThan(200);
    expect(replay.isBrokenOff).toBe(false);
    replay.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
