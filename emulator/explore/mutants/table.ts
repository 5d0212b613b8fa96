import { fleetMutants } from "./fleet-mutants.ts";
import { memoryMutants } from "./memory-mutants.ts";
import type { Mutant } from "./mutant.ts";
import { placementMutants } from "./placement-mutants.ts";
import { processMutants } from "./process-mutants.ts";
import { sessionMutants } from "./session-mutants.ts";

/** The bugs by which exploration is tried: whether it finds each of them. */
export const mutants: readonly Mutant[] = [
  ...placementMutants,
  ...sessionMutants,
  ...processMutants,
  ...fleetMutants,
  ...memoryMutants,
];
