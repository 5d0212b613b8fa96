import type { GameSessionRecord } from "./records.ts";
import type { Invariant } from "./world-view.ts";

/** A server process hosts at most one game session in its life, as the Server SDK 5 has it. */
export const oneGameSessionPerProcess: Invariant = {
  name: "one game session per process",
  check({ journal }) {
    const hosted = new Map<string, Set<string>>();
    for (const entry of journal) {
      if (entry.kind !== "transition" || !entry.what.startsWith("game session ")) continue;
      const { processId, gameSessionId } = entry.details.record as GameSessionRecord;
      hosted.set(processId, (hosted.get(processId) ?? new Set()).add(gameSessionId));
    }
    return [...hosted]
      .filter(([, gameSessions]) => gameSessions.size > 1)
      .map(([processId, gameSessions]) => `process ${processId} hosted ${[...gameSessions].join(" and ")}`);
  },
};
