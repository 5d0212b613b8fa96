import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A placement event is sent a second time, at once after the first. **Documented** (SNS and EventBridge deliver at least
 * once; SQS deduplication): a FIFO queue drops the second within five minutes when it comes under the same id.
 */
export const sendEventTwice = faultDefinition({
  seam: "event.publish",
  meaning:
    "A placement event is sent twice, under the same deduplication id, which a FIFO queue drops, or under a new one.",
  seen: "Under the same id nothing. Under a new one Nakama reads the event twice, and asks GameLift twice for the game session; players are told once, since the first has used up the callback.",
  healing: "Later events come once.",
  healsIn: "machine",
  settings: z.strictObject({ deduplicationId: z.enum(["same", "new"]).default("new") }),
  examples: [{ deduplicationId: "same" }, { deduplicationId: "new" }],
  outcome: ({ deduplicationId }) => ({ kind: "twice", deduplicationId }),
});
