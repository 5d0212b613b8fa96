import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** An API call is carried out and its answer breaks off. **Observed**: the Go SDK takes that for a lost connection or fails. */
export const truncateAnswer = faultDefinition({
  seam: "api.response",
  meaning:
    "An API call is carried out; its answer breaks off in the middle of its body, and the connection ends.",
  healing: "The next call is answered whole. What was done stays done.",
  seen: "A read that breaks off is not asked again: Nakama takes up the event once more after 10 s, and players wait as long. The players of a placement are told that it failed, while its game session keeps seats for them.",
  healsIn: "machine",
  settings: z.strictObject({
    /** Of the body; half of it when left out, never all of it. */
    keptBytes: z.number().int().min(0).optional(),
  }),
  examples: [{}, { keptBytes: 0 }],
  outcome: ({ keptBytes }) => ({ kind: "truncate", keptBytes }),
});
