import { z } from "zod";
import { apiDelayMs } from "./api-delay.ts";
import { faultDefinition } from "./fault-definition.ts";

/**
 * An API call is carried out and its answer is held. The events of a placement that it started are held with it, as
 * always, unless the event is to come first: **Observed** (defect D1), the fleet manager then knows no callback for it.
 */
export const slowAnswer = faultDefinition({
  seam: "api.response",
  meaning:
    "An API call is carried out, and its answer is held for so many milliseconds of the machine's time; with `eventFirst` the placement's event does not wait for it.",
  healing: "The next call is answered at once.",
  seen: "Players wait longer. With the event before the answer they are never told anything: Nakama deletes an event whose placement it does not know yet, while seats are reserved for them.",
  healsIn: "machine",
  settings: z.strictObject({ delayMs: apiDelayMs, eventFirst: z.boolean().default(false) }),
  examples: [{ delayMs: 50 }, { delayMs: 50, eventFirst: true }],
  holdsForMs: ({ delayMs }) => delayMs,
  outcome: ({ delayMs, eventFirst }) => ({ kind: "delay", delayMs, eventFirst }),
});
