import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * An API call is carried out, and its caller is told that it failed. **Observed** in the Go SDK: it asks again, and
 * StartGameSessionPlacement is refused then, since its PlacementId is used (defect D15).
 */
export const doneButFailed = faultDefinition({
  seam: "api.response",
  meaning: "An API call is carried out, and its caller is told that it failed.",
  healing: "The next call is answered truly. What was done stays done.",
  seen: "The players of a placement are told that it failed, while their game session starts and keeps seats reserved for them: nobody ever comes.",
  healsIn: "machine",
  settings: z.strictObject({
    error: z.enum(["InternalServiceException", "ServiceUnavailable"]).default("InternalServiceException"),
    message: z.string().default("This was done all the same: fault done-but-failed."),
  }),
  examples: [{ error: "InternalServiceException" }, { error: "ServiceUnavailable" }],
  outcome: ({ error: name, message }) => ({ kind: "error", error: { name, message } }),
});
