import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** An activation acts twice, as a request does that was sent again. **Assumed**: the second one changes nothing. */
export const activationTwice = faultDefinition({
  seam: "process.in",
  meaning: "A game server's ActivateGameSession acts twice.",
  healing: "The next one acts once.",
  seen: "Nothing: one event, one notification for each player, one seat each.",
  healsIn: "GameLift",
  settings: z.strictObject({}),
  examples: [{}],
  meansOnly: { action: "ActivateGameSession" },
  outcome: () => ({ kind: "twice" }),
});
