import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * The alias by which a fleet was found leads elsewhere as soon as it was chosen. **Documented**: an alias is resolved at
 * each attempt, so that what has begun goes on in the old fleet.
 */
export const aliasMoved = faultDefinition({
  seam: "placement.choose",
  meaning:
    "The alias by which the fleet was found is moved to another fleet, or to none, before the game session can be activated.",
  healing: "Nothing heals: the alias stays where it was moved. The next placement goes there.",
  seen: "Players are told the address in the old fleet. Nakama, which lists by the alias, forgets their game session at its next sync, and nobody else is sent there.",
  healsIn: "GameLift",
  settings: z.strictObject({
    /** TERMINAL, which leads nowhere, when left out. */
    toFleetId: z.string().optional(),
  }),
  examples: [{}],
  outcome: ({ toFleetId }) => ({ kind: "alias-moved", toFleetId }),
});
