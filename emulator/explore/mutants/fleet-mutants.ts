import type { Mutant } from "./mutant.ts";

/** Bugs in fleets, instances, computes, aliases and their figures. */
export const fleetMutants: readonly Mutant[] = [
  {
    name: "the slot of a process that has ended stays taken",
    file: "services/instance-slots.ts",
    find: "takenSlotCount: instance.takenSlotCount + came - left,",
    replace: "takenSlotCount: instance.takenSlotCount + came,",
  },
  {
    name: "a slot is taken beyond those that an instance has",
    file: "domain/instance.ts",
    find: "instance.hasStarted && instance.takenSlotCount < instance.slotCount;",
    replace: "instance.hasStarted && instance.takenSlotCount <= instance.slotCount;",
  },
  {
    name: "the compute of an instance that is gone stays",
    file: "services/instance-slots.ts",
    find: "  computes.delete(key);\n",
    replace: "",
  },
  {
    name: "scaling down ends protected game sessions",
    file: "services/instances.ts",
    find: `gameSession.protectionPolicy === "FullProtection"`,
    replace: `gameSession.protectionPolicy === "FullProtection" && gameSession.placementId !== undefined`,
  },
  {
    name: "more instances are desired than the maximum",
    file: "domain/capacity-request.ts",
    find: "if (desired > maximum) return",
    replace: "if (desired > maximum + 1) return",
  },
  {
    name: "players of a game session are counted twice in a fleet's figures",
    file: "domain/location-usage.ts",
    find: "? { activeGameSessionCount: 1, currentPlayerSessionCount, maximumPlayerSessionCount }",
    replace:
      "? { activeGameSessionCount: 1, currentPlayerSessionCount: 2 * currentPlayerSessionCount, maximumPlayerSessionCount }",
  },
  {
    name: "the tokens of a deregistered compute stay",
    file: "services/computes.ts",
    find: `  for (const { token } of authTokens.in("compute", key)) authTokens.delete(token);\n`,
    replace: "",
  },
  {
    name: "the tags of a deleted alias stay",
    file: "services/aliases.ts",
    find: "  deleteTags(turn, scope, alias.aliasArn);\n",
    replace: "",
  },
  {
    name: "a creator may make one game session more than the policy allows",
    file: "domain/creation-limit.ts",
    find: "if (newest.length < limit.count) return false;",
    replace: "if (newest.length <= limit.count) return false;",
  },
];
