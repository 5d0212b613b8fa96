import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A push is overtaken by the one that follows it. **Observed**: Go handles every frame in a goroutine of its own, so that two
 * pushes sent back to back are handled in the wrong order now and then. The clock does not wait for the second push, which may
 * never come.
 */
export const outOfOrder = faultDefinition({
  seam: "process.out",
  meaning: "A push to a game server leaves behind the one that follows it, or alone after `atMostMs`.",
  healing: "What follows keeps its order.",
  seen: "Nothing but a wait, where a game server is told to move to another connection before its game session: it hears of that on the new one.",
  healsIn: "machine",
  settings: z.strictObject({ atMostMs: z.number().int().positive().max(60_000).default(10_000) }),
  examples: [{ atMostMs: 50 }],
  meansOnly: { frame: "push" },
  outcome: ({ atMostMs }) => ({ kind: "overtaken", atMostMs }),
});
