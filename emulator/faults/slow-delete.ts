import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const LONGEST_DELAY_MS = 600_000;

/** A delete takes long before it acts. **Observed** (answers of AWS): a FIFO queue refuses a handle that has expired. */
export const slowDelete = faultDefinition({
  seam: "queue.delete",
  meaning: "The delete of a message takes long before it acts.",
  seen: "Nakama reads no further event meanwhile. Longer than the visibility timeout, the delete is refused since the receipt handle has expired, and the event is handled a second time.",
  healing: "The message comes again, if it does, and is deleted then.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: z.number().int().positive().max(LONGEST_DELAY_MS) }),
  examples: [{ delayMs: 50 }],
  outcome: ({ delayMs }) => ({ kind: "delay", delayMs }),
});
