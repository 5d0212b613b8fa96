import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";
import { outputMembers } from "./output-members.ts";

/**
 * A page comes without items and with a NextToken that leads to them. **Documented** for AWS's lists in general: fewer
 * items than asked for, none included, do not mean the end. **Observed** (defect D4b): the fleet manager takes it for it.
 */
export const emptyPage = faultDefinition({
  seam: "api.response",
  meaning: "A page of a list comes without items, and with a NextToken that leads to them.",
  healing: "The token leads to the items, and the next list is as it is.",
  seen: "Nakama's sync takes the empty page for the end and deletes every game session that it knows; players find none of them until the next sync.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  contradiction: (_settings, { operation }) =>
    operation !== undefined && outputMembers(operation).has("NextToken")
      ? undefined
      : "name an operation that answers in pages in match.operation, such as DescribeGameSessions.",
  outcome: () => ({ kind: "empty-page" }),
});
