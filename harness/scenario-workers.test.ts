import { expect, test } from "vitest";
import { scenarioWorkers } from "./scenario-workers.ts";

const GiB = 1024 ** 3;

test("each core plays six scenarios at once", () => {
  expect(scenarioWorkers({ cores: 2, memoryBytes: 24 * GiB })).toBe(12);
  expect(scenarioWorkers({ cores: 4, memoryBytes: 64 * GiB })).toBe(24);
});

test("but no more than fit into half of the memory", () => {
  expect(scenarioWorkers({ cores: 8, memoryBytes: 16 * GiB })).toBe(12);
  expect(scenarioWorkers({ cores: 2, memoryBytes: 7 * GiB })).toBe(5);
});

test("and never none", () => {
  expect(scenarioWorkers({ cores: 1, memoryBytes: GiB / 2 })).toBe(1);
});
