import { z } from "zod";
import { eventChangeNames } from "../events/event-changes.ts";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A placement event arrives in a form that is not GameLift's or not SNS's. **Observed**: what the fleet manager cannot read
 * it never deletes, so that it comes again every ten seconds and its message group waits behind it; `event-null` ends the
 * process; at topic and signature it does not look; `too-large` SQS refuses, so that it never arrives. What concerns the
 * signature says something on standard topics only: FIFO topics do not sign.
 */
export const corruptEvent = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event arrives in a form that is not GameLift's or not SNS's.",
  seen: "What Nakama cannot read or look up comes again every ten seconds and is never deleted, and nobody is told; `event-null` ends Nakama; a wrong topic or signature is not noticed at all; `too-large` is never seen, as a lost event.",
  healing: "Later events are whole. The broken one stays until somebody empties the queue.",
  healsIn: "machine",
  settings: z.strictObject({ kind: z.enum(eventChangeNames) }),
  examples: eventChangeNames.map((kind) => ({ kind })),
  outcome: ({ kind }) => ({ kind: "change", change: kind }),
});
