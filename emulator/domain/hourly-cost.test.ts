import { expect, test } from "vitest";
import { hourlyCost } from "./hourly-cost.ts";

const ec2 = (instanceType: string, fleetType: "ON_DEMAND" | "SPOT" = "ON_DEMAND") => ({
  computeType: "EC2" as const,
  instanceType,
  fleetType,
});
const costOf = (instanceType: string, location = "us-east-1", fleetType?: "ON_DEMAND" | "SPOT") =>
  hourlyCost(ec2(instanceType, fleetType), location) ?? Number.NaN;

test("an hour costs more on a larger instance and in a dearer Region, and less on a Spot fleet", () => {
  expect(costOf("c5.xlarge")).toBeCloseTo(2 * costOf("c5.large"));
  expect(costOf("c5.24xlarge")).toBeCloseTo(48 * costOf("c5.large"));
  expect(costOf("t3.micro")).toBeLessThan(costOf("t3.small"));
  expect(costOf("c5.large", "sa-east-1")).toBeGreaterThan(costOf("c5.large"));
  expect(costOf("c5.large", "us-east-1", "SPOT")).toBeLessThan(costOf("c5.large"));
});

test("instance types, sizes and Regions that the table does not know cost something, too", () => {
  for (const unknown of ["z9.large", "z9.17xlarge", "c5.huge", "nonsense"])
    expect(costOf(unknown, "xx-north-9")).toBeGreaterThan(0);
  expect(costOf("z9.2xlarge")).toBeGreaterThan(costOf("z9.xlarge"));
});

test("an Anywhere fleet costs what it was said to, or nobody knows", () => {
  expect(hourlyCost({ computeType: "ANYWHERE", anywhereCost: "0.25" }, "custom-desk")).toBe(0.25);
  expect(hourlyCost({ computeType: "ANYWHERE" }, "custom-desk")).toBeUndefined();
});
