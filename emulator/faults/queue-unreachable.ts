import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const LONGEST_HANG_MS = 600_000;

/**
 * Calls do not reach the queue: the connection ends, or nothing comes. **Observed** (the fleet manager's settings): its
 * client waits 30 s for an answer. What GameLift itself sends to the queue goes another way; `lose-event` and `delay-event`
 * are for that. Bound it by a count or by seconds: the fleet manager makes no pause between its polls.
 */
export const queueUnreachable = faultDefinition({
  seam: "queue.call",
  meaning: "Calls do not reach the queue: their connection ends without an answer, or hangs.",
  seen: "Nakama logs an error for every three attempts and polls on; what lies in the queue is handled when a poll gets through, and players are told that much later.",
  healing: "The next poll is answered; one that hangs stays so until its client or the limit ends it.",
  healsIn: "machine",
  settings: z.strictObject({
    how: z.enum(["cut", "hang"]).default("cut"),
    atMostMs: z.number().int().positive().max(LONGEST_HANG_MS).default(60_000),
  }),
  examples: [{ how: "cut" }, { how: "hang", atMostMs: 50 }],
  outcome: ({ how, atMostMs }) => (how === "cut" ? { kind: "cut" } : { kind: "hang", atMostMs }),
});
