import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";

/** **Observed**: Server SDK 5 has no message by which a process could go on after its game session. */
export const oneGameSessionPerProcess: Invariant = {
  name: "one game session per process",
  truth: "A server process hosts at most one game session in its life, and both know each other.",
  check(world) {
    const problems: string[] = [];
    const hosted = new Map<string, string>();
    for (const { gameSessionId, processId } of recordsOf(world, "gameSessions")) {
      const other = hosted.get(processId);
      if (other !== undefined) problems.push(`process ${processId} hosted ${other} and ${gameSessionId}`);
      hosted.set(processId, gameSessionId);
      if (recordNow(world, "serverProcesses", processId)?.gameSessionId !== gameSessionId)
        problems.push(`${gameSessionId} runs on process ${processId}, which does not know it`);
    }
    for (const { processId, gameSessionId } of recordsOf(world, "serverProcesses")) {
      if (gameSessionId !== undefined && recordNow(world, "gameSessions", gameSessionId) === undefined)
        problems.push(`process ${processId} hosts ${gameSessionId}, which does not exist`);
    }
    return problems;
  },
};
