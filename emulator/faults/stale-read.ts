import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const isRead = (operation: string): boolean => /^(Describe|Search|List|Get|Resolve)/.test(operation);

/**
 * A read answers as before, as a replica does that lags behind. What was never asked for while the fault was there nobody
 * remembers: how far it is behind also depends on how often it is asked. **Assumed**: GameLift's reads may lag; no page says
 * for how long.
 */
export const staleRead = faultDefinition({
  seam: "api.response",
  meaning:
    "A read that is asked again is answered as it was before: with `secondsBehind` by the newest answer to the same request that is so many seconds of GameLift's time old or older, as long as there is none that old truly; without it by the first answer since the fault was ordered, for good. Only answers that the fault has met are remembered, and each of them counts as one time that it acts: order it with a count, or with null.",
  healing: "The next read answers as things are.",
  seen: "Nakama's sync believes an old list: it forgets a game that is running, which nobody finds any more until a list is true again.",
  healsIn: "machine",
  settings: z.strictObject({ secondsBehind: z.number().positive().max(86_400).optional() }),
  examples: [{}, { secondsBehind: 60 }],
  contradiction: (_settings, { operation }) =>
    operation !== undefined && isRead(operation)
      ? undefined
      : "name the read in match.operation, such as DescribeGameSessions: only reads can be repeated.",
  outcome: ({ secondsBehind }, faultId) => ({ kind: "stale", faultId, secondsBehind }),
});
