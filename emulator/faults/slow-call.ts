import { z } from "zod";
import { apiDelayMs } from "./api-delay.ts";
import { faultDefinition } from "./fault-definition.ts";

/** An API call waits before it acts, in the machine's time, in which its caller waits too. */
export const slowCall = faultDefinition({
  seam: "api.request",
  meaning: "An API call waits for so many milliseconds of the machine's time before it acts.",
  healing: "The next call is served at once.",
  seen: "Everything that waits for the call comes later by the delay, and Nakama's matchmaker forms no other match meanwhile.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: apiDelayMs }),
  examples: [{ delayMs: 50 }],
  holdsForMs: ({ delayMs }) => delayMs,
  outcome: ({ delayMs }) => ({ kind: "delay", delayMs }),
});
