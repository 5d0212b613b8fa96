import type { Mutant } from "./mutant.ts";

/** Bugs in what is kept, told, listed and ordered to go wrong. */
export const memoryMutants: readonly Mutant[] = [
  {
    name: "a time-out is told as a failure",
    file: "domain/placement-event.ts",
    find: `  TIMED_OUT: "PlacementTimedOut",`,
    replace: `  TIMED_OUT: "PlacementFailed",`,
  },
  {
    name: "events of one topic have one number",
    file: "services/publishing.ts",
    find: "BigInt(topic.publishedCount)",
    replace: "BigInt(0)",
  },
  {
    name: "what a refused input has changed stays",
    file: "store/store.ts",
    find: "tables[index]?.undo(change);",
    replace: "if (index > 0) tables[index]?.undo(change);",
  },
  {
    name: "a reset leaves the rules that wait",
    file: "store/store.ts",
    find: "for (const table of [...tables, this.timers, this.outgoingEvents]) table.clear();",
    replace: "for (const table of [...tables, this.outgoingEvents]) table.clear();",
  },
  {
    name: "an index does not know that it goes by the health of a process",
    file: "store/definitions/server-processes.ts",
    find: 'placeable: dependingOn(["status", "isHealthy", "gameSessionId", "fleetId", "location"],',
    replace: 'placeable: dependingOn(["status", "gameSessionId", "fleetId", "location"],',
  },
  {
    name: "a page begins one item late",
    file: "domain/page.ts",
    find: "return { items, nextToken: encode({ after: positionOf(last),",
    replace: "return { items, nextToken: encode({ after: positionOf(candidates.at(-1) ?? last),",
  },
  {
    name: "player sessions are listed without the filter of their status",
    file: "services/player-session-listing.ts",
    find: "(status === undefined ? playerSessionStatuses : [status])",
    replace: `(status === undefined || status === "COMPLETED" ? playerSessionStatuses : [status])`,
  },
  {
    name: "a repeated token makes another game session's answer its own",
    file: "domain/game-session.ts",
    find: "  canonical(a) === canonical(b);",
    replace: "  a.location === b.location;",
  },
  {
    name: "a fault never ends by its count",
    file: "domain/fault.ts",
    find: "...(remaining === undefined ? {} : { remaining: remaining - 1 }),",
    replace: "...(remaining === undefined ? {} : { remaining }),",
  },
  {
    name: "search shows what it should show later",
    file: "services/search-lag.ts",
    find: "if (dueAt > turn.now) {",
    replace: "if (dueAt > turn.now + 2_000) {",
  },
  {
    name: "a forgotten game session leaves its player sessions behind",
    file: "services/retention.ts",
    find: "    playerSessions.delete(playerSessionId);\n",
    replace: '    if (playerSessionId === "") playerSessions.delete(playerSessionId);\n',
  },
];
