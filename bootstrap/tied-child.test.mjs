import { expect, test } from "vitest";
import { exitCodeOf, spawnTied } from "./tied-child.mjs";

const running = (script) => spawnTied("sh", ["-c", script], { stdio: "ignore" });

test.each([
  ["exit 0", 0],
  ["exit 7", 7],
  ["kill -TERM $$", 143],
])("the exit code after %s is %d, and there is nothing to tell", async (script, code) => {
  const told = [];
  expect(await exitCodeOf(running(script), (signal) => told.push(signal))).toBe(code);
  expect(told).toEqual([]);
});

test.each([
  ["KILL", 137],
  ["SEGV", 139],
])("who is ended by SIG%s has said nothing, so it is told", async (name, code) => {
  const told = [];
  expect(await exitCodeOf(running(`kill -${name} $$`), (signal) => told.push(signal))).toBe(code);
  expect(told).toEqual([`SIG${name}`]);
});
