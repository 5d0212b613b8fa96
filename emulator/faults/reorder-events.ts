import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const LONGEST_WAIT_MS = 600_000;

/**
 * A placement event comes after events that were published later, whatever their message groups. It waits for no more
 * than so many milliseconds of the machine, and does not count as busy while it does. **Documented**: SNS keeps the order
 * within a message group only, and a standard topic keeps none.
 */
export const reorderEvents = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event lets so many later events of its topic go first.",
  seen: "Who was placed first is told last; each player is told of their own game session.",
  healing: "The event that was overtaken arrives; later ones come in their order.",
  healsIn: "machine",
  settings: z.strictObject({
    byCount: z.number().int().positive().default(1),
    atMostMs: z.number().int().positive().max(LONGEST_WAIT_MS).default(10_000),
  }),
  examples: [{ byCount: 1, atMostMs: 50 }],
  outcome: ({ byCount, atMostMs }) => ({ kind: "overtaken", byCount, atMostMs }),
});
