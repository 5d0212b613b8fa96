import { expect, test } from "vitest";
import { backOffMs, lanesFor, startableLanes } from "./lanes.ts";

const line = (launchPath: string, concurrentExecutions: number, parameters?: string) => ({
  launchPath,
  concurrentExecutions,
  ...(parameters === undefined ? {} : { parameters }),
});
const told = (lanes: ReturnType<typeof lanesFor>) =>
  lanes.map(({ launchPath, parameters = "", processId = "-" }) => `${launchPath}${parameters}:${processId}`);

test("there is a lane for each concurrent execution, in the order of the configuration", () => {
  expect(told(lanesFor([], [line("a", 2), line("a", 1, " -x"), line("b", 1)]))).toEqual([
    "a:-",
    "a:-",
    "a -x:-",
    "b:-",
  ]);
});

test("after a change lanes that go on keep their past, and those that do not stay while their process lives", () => {
  const lanes = lanesFor([], [line("a", 2), line("b", 1)]);
  const [first, second, third] = lanes;
  if (first === undefined || second === undefined || third === undefined) throw new Error("three lanes");
  first.processId = "1";
  second.failureCount = 3;
  third.processId = "3";
  const changed = lanesFor(lanes, [line("c", 1), line("a", 2)]);
  expect(told(changed)).toEqual(["c:-", "a:1", "a:-", "b:3"]);
  expect(changed[2]?.failureCount).toBe(3);
  third.processId = undefined;
  expect(told(lanesFor(changed, [line("c", 1)]))).toEqual(["c:-", "a:1"]);
});

test("nothing is started in a taken lane, before its time, or for a line that is no more", () => {
  const lines = [line("a", 3)];
  const lanes = lanesFor([], lines);
  Object.assign(lanes[0] ?? {}, { processId: "1" });
  Object.assign(lanes[1] ?? {}, { retryAtMs: 1_000 });
  expect(startableLanes(lanes, lines, 999)).toEqual([lanes[2]]);
  expect(startableLanes(lanes, lines, 1_000)).toEqual([lanes[1], lanes[2]]);
  expect(startableLanes(lanes, [line("b", 1)], 1_000)).toEqual([]);
});

test("failed starts are repeated later and later, a minute apart at most", () => {
  expect([0, 1, 2, 3, 9, 50].map(backOffMs)).toEqual([0, 250, 500, 1_000, 60_000, 60_000]);
});
