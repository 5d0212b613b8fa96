import type { Mutant } from "./mutant.ts";

/** Bugs in how placements wait, are placed and end. */
export const placementMutants: readonly Mutant[] = [
  {
    name: "a finished placement keeps its time-out",
    file: "services/placing.ts",
    find: `  turn.cancelTimer(scope, "placement-timeout", placement.placementId);\n`,
    replace: "",
  },
  {
    name: "a queue's time-out comes a second late",
    file: "services/placing.ts",
    find: "dueAt: plusSeconds(turn.now, queue.timeoutSeconds)",
    replace: "dueAt: plusSeconds(turn.now, queue.timeoutSeconds + 1)",
  },
  {
    name: "the end of a placement is told twice",
    file: "services/placing.ts",
    find: "  publishFinished(turn, scope, finished);\n",
    replace: "  publishFinished(turn, scope, finished);\n  publishFinished(turn, scope, finished);\n",
  },
  {
    name: "a placement may ask for one player more than fit",
    file: "services/placing.ts",
    find: "if (count > maximumPlayerSessionCount) {",
    replace: "if (count > maximumPlayerSessionCount + 1) {",
  },
  {
    name: "a placement can be stopped although it tries a game session",
    file: "services/placing.ts",
    find: "if (placement.placed !== undefined) {",
    replace: "if (placement.placed !== undefined && placement.attemptCount > 1) {",
  },
  {
    name: "whoever came last is placed first",
    file: "services/placement-rounds.ts",
    find: "return heads.sort((a, b) => b.sequence - a.sequence);",
    replace: "return heads.sort((a, b) => a.sequence - b.sequence);",
  },
  {
    name: "a destination that failed is never tried again",
    file: "services/placement-rounds.ts",
    find: "const isNewRound = thisRound === undefined && placement.reach?.isFirstPass !== true;",
    replace: "const isNewRound = false;",
  },
  {
    name: "a destination that failed is tried again at once, before all others",
    file: "services/attempts.ts",
    find: "const triedInRound = [...placement.triedInRound, candidateKey(gameSession)];",
    replace: "const triedInRound = placement.triedInRound;",
  },
  {
    name: "nobody looks at a queue when its alias moves",
    file: "services/placement-causes.ts",
    find: `return { kind: "alias", id: ((after ?? before) as Alias).aliasId };`,
    replace: "return undefined;",
  },
  {
    name: "nobody looks at a queue when a compute may activate one more",
    file: "services/placement-causes.ts",
    find: `was?.status === "ACTIVATING" && is?.status !== "ACTIVATING"`,
    replace: `was?.status === "ACTIVATING" && is?.status === "ACTIVE" && was.placementId === undefined`,
  },
  {
    name: "a queue's filter of locations is ignored",
    file: "services/placement-candidates.ts",
    find: "queue.allowedLocations.includes(location)",
    replace: "queue.allowedLocations.length > 0",
  },
  {
    name: "a latency at the cap counts as above it",
    file: "domain/latency-policy.ts",
    find: "latencyInMilliseconds > maximumLatencyMilliseconds",
    replace: "latencyInMilliseconds >= maximumLatencyMilliseconds",
  },
  {
    name: "a half-started game session outlives the time-out of its placement",
    file: "services/attempts.ts",
    find: "if (half !== undefined) endProcessBySession(turn, fleetScope, half, undefined);",
    replace: 'if (half?.status === "ACTIVE") endProcessBySession(turn, fleetScope, half, undefined);',
  },
  {
    name: "placed players are not told their player sessions",
    file: "services/attempts.ts",
    find: "placedPlayerSessions: seats.map((seat) => ({",
    replace: "placedPlayerSessions: seats.slice(1).map((seat) => ({",
  },
];
