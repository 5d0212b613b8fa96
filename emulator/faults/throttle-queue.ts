import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * SQS refuses calls since there are too many, or since it is not well. **Documented** (SQS errors): RequestThrottled with
 * 400, ServiceUnavailable with 503. **Observed** (Go SDK): it makes three attempts with a pause before each further one.
 * Bound it by a count or by seconds: the fleet manager itself makes no pause between its polls.
 */
export const throttleQueue = faultDefinition({
  seam: "queue.call",
  meaning: "The queue refuses calls: RequestThrottled with 400, or ServiceUnavailable with 503.",
  seen: "Nakama logs an error for every three refusals and asks on; events are handled that much later, and players are told of them all.",
  healing: "The next poll is answered.",
  healsIn: "machine",
  settings: z.strictObject({
    error: z.enum(["RequestThrottled", "ServiceUnavailable"]).default("RequestThrottled"),
  }),
  examples: [{ error: "RequestThrottled" }, { error: "ServiceUnavailable" }],
  outcome: ({ error }) => ({
    kind: "error",
    error: error === "RequestThrottled" ? "throttled" : "unavailable",
  }),
});
