import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A placement event comes as through a subscription with raw message delivery. **Documented**: then the message is the
 * published text, without SNS's envelope.
 */
export const rawEvent = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event comes without SNS's envelope, as with raw message delivery.",
  seen: "Nakama finds no event in it: the message comes again every ten seconds and is never deleted, and nobody is told.",
  healing: "Later events have their envelope. The raw one stays until somebody empties the queue.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "raw" }),
});
