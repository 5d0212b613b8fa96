import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** Somebody deletes the fleet in which a placement is just being placed. **Documented**: DELETING, then TERMINATED. */
export const fleetDeleted = faultDefinition({
  seam: "placement.choose",
  meaning: "The chosen fleet is deleted before the game session there can be activated.",
  healing:
    "Nothing heals: the fleet is gone. Where the queue has another destination the placement goes on there.",
  seen: "Players wait until the queue's time-out and are told that there is no game (112), unless the queue has another destination.",
  healsIn: "GameLift",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "fleet-deleted" }),
});
