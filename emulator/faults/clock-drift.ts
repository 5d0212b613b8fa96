import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * GameLift's time goes faster or slower than that of game servers, players and Nakama. **Observed** in the SDKs: heartbeats
 * come once a minute by the server's own time, whatever GameLift's is.
 */
export const clockDrift = faultDefinition({
  seam: "clock",
  meaning:
    "GameLift's time goes so many times as fast as everybody else's, from the moment at which this is ordered until it is lifted or over; of several the one ordered last counts.",
  healing: "GameLift's time goes as before, from where it stands.",
  seen: "Where it goes faster, players are told sooner than they reckon with that there is no game (112); four times as fast a heartbeat a minute is too late, and running games end as unhealthy. Where it goes slower everything only takes longer.",
  healsIn: "GameLift",
  settings: z.strictObject({ factor: z.number().min(0.01).max(100) }),
  examples: [{ factor: 4 }, { factor: 0.5 }],
  outcome: ({ factor }, faultId) => ({ kind: "drift", faultId, factor }),
});
