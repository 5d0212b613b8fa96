import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * GameLift's time goes forward in one step, as that of a machine does which was suspended. **Assumed** consequences: every
 * limit that lies in between is found to have passed, before anybody could keep it.
 */
export const clockJump = faultDefinition({
  seam: "clock",
  meaning:
    "GameLift's time jumps forward in one step, at the moment at which this is ordered; what fell due in between runs late, in its order.",
  healing: "Time goes on from there.",
  seen: "A placement that was waiting is over: its players are told that there is no game (112). Beyond three minutes game servers count as unhealthy too, since no heartbeat can have come; their games end, and a managed fleet starts new ones.",
  settings: z.strictObject({ bySeconds: z.number().int().min(1).max(2_592_000) }),
  examples: [{ bySeconds: 31 }, { bySeconds: 3_600 }],
  outcome: ({ bySeconds }) => ({ kind: "jump", bySeconds }),
});
