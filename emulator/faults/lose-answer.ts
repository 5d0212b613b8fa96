import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** An API call is carried out and its connection is cut without an answer. **Observed**: AWS's SDKs ask again. */
export const loseAnswer = faultDefinition({
  seam: "api.response",
  meaning: "An API call is carried out, and its connection is cut before the answer.",
  healing: "The next call is answered. What was done stays done.",
  seen: "A read is asked again and nobody notices. A placement asked for again is refused, since its id is used: its players are told that it failed, and its game session waits for nobody.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "cut" }),
});
