import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** Longer than anybody waits for a placement. */
const LONGEST_DELAY_MS = 3_600_000;

/**
 * A placement event is late. What is held back does not count as busy: GameLift's time may be moved meanwhile.
 * **Assumed**: what follows in its message group waits behind it, as SNS keeps the order of a FIFO topic.
 */
export const delayEvent = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event is held back for a while, and what follows in its message group with it.",
  seen: "Players are told as late as the event comes; when their seats have lapsed meanwhile, the address that they are told is of no use.",
  healing: "The event arrives after its delay, also when the fault was lifted before.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: z.number().int().positive().max(LONGEST_DELAY_MS) }),
  examples: [{ delayMs: 50 }],
  outcome: ({ delayMs }) => ({ kind: "delay", delayMs }),
});
