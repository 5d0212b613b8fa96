import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** EC2 takes the chosen Spot instance back. **Documented**: INSTANCE_INTERRUPTED, two minutes, and a new instance. */
export const interruption = faultDefinition({
  seam: "placement.choose",
  meaning:
    "EC2 takes the Spot instance back on which a placement is just being placed. It means Spot fleets alone.",
  healing: "The fleet gets another instance, and the placement is given to a process there.",
  seen: "Players wait for the next instance and are told its address; the game session that had begun is of no concern to them.",
  healsIn: "GameLift",
  settings: z.strictObject({}),
  examples: [{}],
  meansOnly: { fleetType: "SPOT" },
  outcome: () => ({ kind: "interrupted" }),
});
