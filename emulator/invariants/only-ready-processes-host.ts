import type { Invariant } from "./invariant.ts";
import { replacementsOf } from "./records.ts";

/** **Observed**: a start before the first heartbeat is lost by the Go SDK, so that the heartbeat is the gate. */
export const onlyReadyProcessesHost: Invariant = {
  name: "only ready processes host",
  truth:
    "A process is given a game session only when it has called ProcessReady with its port and reports that it is healthy.",
  check: (world) =>
    replacementsOf(world, "serverProcesses", ({ processId }) => processId)
      .filter(({ before, after }) => after.gameSessionId !== undefined && before?.gameSessionId === undefined)
      .flatMap(({ before, after }) => {
        const { processId, gameSessionId, port } = after;
        const problems: string[] = [];
        if (port === undefined) problems.push("has no port");
        if (after.status === "CONNECTED") problems.push("has not called ProcessReady");
        // Between two looks that are not neighbours much may have happened to it afterwards.
        const wasJustChosen = after.status === "ACTIVE" && before !== undefined && !world.isFirst;
        if (wasJustChosen && !after.isHealthy && !reportedSince(world.journal, processId))
          problems.push("did not report that it is healthy");
        return problems.map((problem) => `process ${processId} hosts ${gameSessionId} and ${problem}`);
      }),
};

const reportedSince = (
  journal: readonly { readonly what: string; readonly subjectId?: string }[],
  processId: string,
): boolean =>
  journal.some(({ what, subjectId }) => what === "HeartbeatServerProcess" && subjectId === processId);
