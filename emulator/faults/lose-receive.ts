import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * SQS has handed messages out and the answer is lost. **Documented** (SQS visibility timeout): they count as received, so
 * that nobody gets them before their visibility timeout is over, nor what follows in their message group.
 */
export const loseReceive = faultDefinition({
  seam: "queue.receive",
  meaning:
    "The answer to a receive that brings messages is lost; the queue believes that they were received.",
  seen: "Nakama's SDK asks again at once and gets nothing for the ten seconds of the message's visibility; players are told that much later.",
  healing: "The message comes again when its visibility timeout is over.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "lose" }),
});
