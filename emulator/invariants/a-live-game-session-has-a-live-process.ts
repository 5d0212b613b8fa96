import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";

/** **Documented** (game session states): a process that ends takes its game session with it. */
export const aLiveGameSessionHasALiveProcess: Invariant = {
  name: "a live game session has a live process",
  truth:
    "A game session that has not ended runs on a process that was ready and has not ended, where and by the address that the process has.",
  check(world) {
    const problems: string[] = [];
    for (const gameSession of recordsOf(world, "gameSessions")) {
      const { gameSessionId, status, processId } = gameSession;
      const process = recordNow(world, "serverProcesses", processId);
      if (process === undefined) {
        problems.push(`${gameSessionId} is ${status} and its process ${processId} does not exist`);
        continue;
      }
      const isOver = status === "TERMINATED" || status === "ERROR";
      if (!isOver && (process.status === "TERMINATED" || process.status === "CONNECTED"))
        problems.push(`${gameSessionId} is ${status} on process ${processId}, which is ${process.status}`);
      for (const member of ["fleetId", "location", "computeName", "ipAddress", "dnsName"] as const) {
        if (gameSession[member] !== process[member])
          problems.push(
            `${gameSessionId} has ${member} ${gameSession[member]}, and its process ${process[member]}`,
          );
      }
    }
    return problems;
  },
};
