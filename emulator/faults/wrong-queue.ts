import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * The queue is not there for its clients, as with a wrong URL or Region. **Documented** (SQS errors): QueueDoesNotExist.
 * **Observed**: no SDK tries again, and the fleet manager polls on without a pause, thousands of times a second (defect D8):
 * bound it by a count or by seconds.
 */
export const wrongQueue = faultDefinition({
  seam: "queue.call",
  meaning: "Calls are answered that the queue does not exist, as with a wrong URL.",
  seen: "Nakama logs an error for every poll and polls on without a pause; nobody is told anything before the queue is there.",
  healing: "The next poll is answered, and what lies in the queue is handled.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "error", error: "queueMissing" }),
});
