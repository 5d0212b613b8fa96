import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const LONGEST_DELAY_MS = 600_000;

/**
 * The answer to a receive that brings messages takes long. **Observed** (the fleet manager's settings): a message is
 * invisible for 10 s, and the client gives up after 30 s and asks again.
 */
export const slowReceive = faultDefinition({
  seam: "queue.receive",
  meaning: "The answer to a receive that brings messages is late.",
  seen: "Longer than the ten seconds of visibility: players are told that late, Nakama's delete is refused since its receipt handle has expired, and the event is handled a second time.",
  healing: "What was received after its visibility timeout comes once more, and is deleted then.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: z.number().int().positive().max(LONGEST_DELAY_MS) }),
  examples: [{ delayMs: 50 }],
  outcome: ({ delayMs }) => ({ kind: "delay", delayMs }),
});
