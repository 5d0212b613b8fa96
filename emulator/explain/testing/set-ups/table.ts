/** Every set-up that has to be explained rightly. */
import type { BrokenSetUp } from "../broken-set-up.ts";
import { callSetUps } from "./calls.ts";
import { destinationSetUps } from "./destinations.ts";
import { faultSetUps } from "./faults.ts";
import { queueSetUps } from "./queues.ts";
import { serverSetUps } from "./servers.ts";

export const brokenSetUps: readonly BrokenSetUp[] = [
  ...destinationSetUps,
  ...serverSetUps,
  ...callSetUps,
  ...queueSetUps,
  ...faultSetUps,
];
