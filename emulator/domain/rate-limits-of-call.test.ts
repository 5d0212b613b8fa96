import { expect, it } from "vitest";
import { operationNames } from "../wire/service-model.ts";
import { OPERATION_RATE_LIMITS, RESOURCE_MEMBERS } from "./published-rate-limits.ts";
import { rateLimitsOfCall } from "./rate-limits-of-call.ts";

it("the table names each operation of the service model once, but the one for which nothing is published", () => {
  const without = operationNames.filter((name) => !OPERATION_RATE_LIMITS.has(name));
  expect(without).toEqual(["GetPlayerConnectionDetails"]);
  expect(OPERATION_RATE_LIMITS.size).toBe(operationNames.length - 1);
  expect(operationNames).toEqual(expect.arrayContaining([...OPERATION_RATE_LIMITS.keys()]));
  expect(operationNames).toEqual(expect.arrayContaining([...RESOURCE_MEMBERS.keys()]));
});

it("a call keeps the limits of its account, its operation and the resource that it asks for", () => {
  expect(rateLimitsOfCall("CreateFleet", {}, {})).toEqual([
    { bucketName: "account", burst: 500, perSecond: 500 },
    { bucketName: "CreateFleet", burst: 4, perSecond: 1 },
  ]);
  expect(rateLimitsOfCall("DescribeGameSessionPlacement", { PlacementId: "p" }, {})).toEqual([
    { bucketName: "account", burst: 500, perSecond: 500 },
    { bucketName: "DescribeGameSessionPlacement", burst: 75, perSecond: 75 },
    { bucketName: "DescribeGameSessionPlacement/PlacementId/p", burst: 75, perSecond: 75 },
  ]);
  expect(rateLimitsOfCall("GetPlayerConnectionDetails", {}, {})).toHaveLength(1);
});

it("raising an operation's limit leaves that of its resources as it is", () => {
  const raised = {
    account: { burst: 1, perSecond: 1 },
    DescribeGameSessions: { burst: 900, perSecond: 800 },
  };
  expect(rateLimitsOfCall("DescribeGameSessions", { AliasId: "a" }, raised)).toEqual([
    { bucketName: "account", burst: 1, perSecond: 1 },
    { bucketName: "DescribeGameSessions", burst: 900, perSecond: 800 },
    { bucketName: "DescribeGameSessions/AliasId/a", burst: 20, perSecond: 20 },
  ]);
});
