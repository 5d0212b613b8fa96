import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

const isRead = (operation: string): boolean => /^(Describe|Search|List|Get|Resolve)/.test(operation);

/**
 * A read answers again what it answered first, as a replica does that lags behind. **Assumed**: GameLift's reads may lag;
 * no page says for how long.
 */
export const staleRead = faultDefinition({
  seam: "api.response",
  meaning:
    "A read that is asked again answers what it answered the first time that the fault met it; order it with a count, or with null.",
  healing: "The next read answers as things are.",
  seen: "Nakama's sync believes an old list: it forgets a game that is running, which nobody finds any more until a list is true again.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  contradiction: (_settings, { operation }) =>
    operation !== undefined && isRead(operation)
      ? undefined
      : "name the read in match.operation, such as DescribeGameSessions: only reads can be repeated.",
  outcome: (_settings, faultId) => ({ kind: "repeat-first", faultId }),
});
