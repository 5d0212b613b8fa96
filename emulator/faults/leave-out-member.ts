import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";
import { outputMembers } from "./output-members.ts";

/**
 * Members are left out of an answer, as a service may that has no value for them yet. **Observed** (defect D6): the fleet
 * manager reads five members of a game session without a look whether they are there.
 */
export const leaveOutMember = faultDefinition({
  seam: "api.response",
  meaning: "The members named are left out of an operation's answer, or null in it, in each of its items.",
  healing: "The next answer is whole.",
  seen: "A game session without its address, port, creation time or player count ends the Nakama process that reads it; started again it takes up the event once more, and its players are told nothing.",
  healsIn: "machine",
  settings: z.strictObject({
    members: z.array(z.string()).min(1),
    /** They are there, and null. */
    asNull: z.boolean().default(false),
  }),
  examples: [{ members: ["IpAddress"] }, { members: ["IpAddress"], asNull: true }],
  contradiction: ({ members }, { operation }) => {
    if (operation === undefined)
      return "name the operation in match.operation: outputs have no member in common.";
    const known = outputMembers(operation);
    const unknown = members.filter((member) => !known.has(member));
    return unknown.length === 0
      ? undefined
      : `the output of ${operation} has no member ${unknown.join(", ")}; it has ${[...known].join(", ")}.`;
  },
  outcome: ({ members, asNull }) => ({ kind: "leave-out", members, asNull }),
});
