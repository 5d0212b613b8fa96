import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A queue finds no idle server process, whatever there is. **Documented**: a placement that finds none waits until its
 * queue's time-out, and is tried again meanwhile.
 */
export const noCapacity = faultDefinition({
  seam: "placement.choose",
  meaning:
    "A queue finds no idle process where there is one. Ordered without a count it is so until it is over.",
  healing: "When the fault is used up, lifted or over, GameLift looks again at once for all who wait.",
  seen: "Players wait for their address until the fault is over; where that is later than the queue's time-out they are told that there is no game (112).",
  healsIn: "GameLift",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "none" }),
});
