import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** GameLift takes notice of an activation later than the game server believes. **Assumed** to be possible: no page excludes it. */
export const lateActivation = faultDefinition({
  seam: "process.in",
  meaning:
    "A game server's ActivateGameSession is answered at once and takes effect so many seconds of GameLift's time later, if the game session is still ACTIVATING then.",
  healing:
    "By itself, when the seconds have passed; with more of them than the activation limit the game session ends before.",
  seen: "Players are told their address so many seconds later than the game server was ready for them.",
  healsIn: "GameLift",
  settings: z.strictObject({ delaySeconds: z.number().int().min(1).max(3_600) }),
  examples: [{ delaySeconds: 5 }, { delaySeconds: 600 }],
  meansOnly: { action: "ActivateGameSession" },
  outcome: ({ delaySeconds }) => ({ kind: "later", delaySeconds }),
});
