import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** A push to a game server is late, and those that follow it with it. The clock waits for it. */
export const delayPush = faultDefinition({
  seam: "process.out",
  meaning: "A push to a game server is held back for a while, and what follows it with it.",
  healing: "The push arrives after its delay; on the next socket, if the present one is lost meanwhile.",
  seen: "Players are told their address as much later.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: z.number().int().positive().max(60_000) }),
  examples: [{ delayMs: 50 }],
  meansOnly: { frame: "push" },
  holdsForMs: ({ delayMs }) => delayMs,
  outcome: ({ delayMs }) => ({ kind: "delay", delayMs }),
});
