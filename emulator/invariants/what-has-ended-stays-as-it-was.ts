import type { Invariant, ScopedRecords, WorldView } from "./invariant.ts";
import { type RecordOf, replacementsOf } from "./records.ts";

/** **Documented**: final states are final. **Observed**: FULFILLED makes the placement's members final, too. */
export const whatHasEndedStaysAsItWas: Invariant = {
  name: "what has ended stays as it was",
  truth: "A placement, game session or player session that has ended is not changed any more.",
  check: (world) => [
    ...changed(world, "placements", ({ placementId }) => placementId),
    ...changed(world, "gameSessions", ({ gameSessionId }) => gameSessionId),
    ...changed(world, "playerSessions", ({ playerSessionId }) => playerSessionId),
  ],
};

/** One that was forgotten may have a namesake, which begins later. */
function changed<Name extends "placements" | "gameSessions" | "playerSessions">(
  world: WorldView,
  table: Name & keyof ScopedRecords,
  keyOf: (record: RecordOf<Name>) => string,
): readonly string[] {
  if (world.before === undefined) return [];
  return replacementsOf(world, table, keyOf).flatMap(({ before, after }) => {
    if (before?.endedAt === undefined || before.sequence !== after.sequence) return [];
    return [
      `${keyOf(after)} had ended as ${before.status} at ${before.endedAt} and was changed: ${differences(before, after)}`,
    ];
  });
}

const differences = (before: object, after: object): string => {
  const [was, is] = [before as { [name: string]: unknown }, after as { [name: string]: unknown }];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.filter((name) => was[name] !== is[name]).join(", ") || "nothing";
};
