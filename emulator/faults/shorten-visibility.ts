import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** **Documented** (SQS): twelve hours. */
const LONGEST_VISIBILITY_SECONDS = 43_200;

/**
 * Messages that were received become visible again sooner than the receive has asked for, by a change of their visibility.
 * **Observed** (answers of AWS): a FIFO queue then refuses to delete them by the handle of this receive.
 */
export const shortenVisibility = faultDefinition({
  seam: "queue.receive",
  meaning: "Messages that were received become visible again while they are being handled.",
  seen: "Nakama handles the event, is refused the delete, and handles it again; players are told once.",
  healing: "The next receive of the message has its whole visibility timeout, and the delete is taken.",
  healsIn: "machine",
  settings: z.strictObject({
    visibilityTimeoutSeconds: z.number().int().min(0).max(LONGEST_VISIBILITY_SECONDS).default(1),
  }),
  examples: [{ visibilityTimeoutSeconds: 0 }, { visibilityTimeoutSeconds: 1 }],
  outcome: ({ visibilityTimeoutSeconds }) => ({ kind: "visibility", seconds: visibilityTimeoutSeconds }),
});
