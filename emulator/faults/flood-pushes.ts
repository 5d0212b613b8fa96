import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** A push comes again and again, without a pause. **Observed**: no SDK looks whether it has had a push before. */
export const floodPushes = faultDefinition({
  seam: "process.out",
  meaning: "A push to a game server is sent so many times, back to back.",
  healing: "The next push comes once.",
  seen: "A game server starts its game session as often and activates it as often; all but the first change nothing, and players are told their address once.",
  healsIn: "machine",
  settings: z.strictObject({ times: z.number().int().min(2).max(10_000) }),
  examples: [{ times: 2 }, { times: 100 }],
  meansOnly: { frame: "push" },
  outcome: ({ times }) => ({ kind: "repeat", times }),
});
