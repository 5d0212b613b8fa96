import type { ClientStep } from "../../../harness/index.ts";
import { aliasSteps } from "./aliases.ts";
import { anywhereSteps } from "./anywhere.ts";
import { buildSteps } from "./builds.ts";
import { capacitySteps } from "./capacity.ts";
import { fleetEndSteps, fleetSteps } from "./fleets.ts";
import { gameSessionEndSteps, gameSessionSteps } from "./game-sessions.ts";
import { guideSteps } from "./guide.ts";
import { placementSteps, waitingPlacementSteps } from "./placements.ts";
import { queueSteps } from "./queues.ts";
import { scriptSteps } from "./scripts.ts";
import { tagSteps } from "./tags.ts";

/** One story through every operation that is imitated: later chapters build on what earlier ones have made. */
export const allSteps: readonly ClientStep[] = [
  ...guideSteps,
  ...placementSteps,
  ...gameSessionSteps,
  ...waitingPlacementSteps,
  ...gameSessionEndSteps,
  ...queueSteps,
  ...anywhereSteps,
  ...aliasSteps,
  ...buildSteps,
  ...scriptSteps,
  ...tagSteps,
  ...fleetSteps,
  ...capacitySteps,
  ...fleetEndSteps,
];
