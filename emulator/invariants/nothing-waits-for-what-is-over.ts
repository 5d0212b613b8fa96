import type { Timer } from "../domain/timer.ts";
import type { Invariant, ScopeView } from "./invariant.ts";

export const nothingWaitsForWhatIsOver: Invariant = {
  name: "nothing waits for what is over",
  truth: "Every rule that waits has a subject that it may still have to act on.",
  check({ scopes, timers }) {
    const problems: string[] = [];
    for (const timer of timers) {
      const { purpose, subjectId, scope } = timer;
      const view = scopes.find(
        (one) => one.scope.region === scope.region && one.scope.account === scope.account,
      );
      if (!isNeeded(timer, view)) problems.push(`${purpose} of ${subjectId} waits for nothing`);
    }
    return problems;
  },
};

/** Undefined tables: nothing of that account and Region is remembered. */
function isNeeded({ purpose, subjectId }: Timer, view: ScopeView | undefined): boolean {
  const tables = view?.tables;
  switch (purpose) {
    case "placement-timeout":
    case "latency-policy":
      return tables?.placements.get(subjectId)?.status === "PENDING";
    case "activation-timeout":
      return tables?.gameSessions.get(subjectId)?.status === "ACTIVATING";
    case "reservation-timeout":
      return tables?.playerSessions.get(subjectId)?.status === "RESERVED";
    case "ready-limit":
      return tables?.serverProcesses.get(subjectId)?.status === "CONNECTED";
    case "health-limit":
    case "termination-deadline":
      return isWatched(purpose, tables?.serverProcesses.get(subjectId));
    case "exit-limit":
      return tables?.awaitedExits.get(subjectId) !== undefined;
    case "initialization-limit":
      return tables?.processLaunches.get(subjectId) !== undefined;
    case "instance-start":
      return tables?.instances.get(subjectId)?.hasStarted === false;
    case "game-session-retention":
      return tables?.gameSessions.get(subjectId)?.endedAt !== undefined;
    // These look whether there is something to do, and may find nothing.
    default:
      return true;
  }
}

function isWatched(
  purpose: "health-limit" | "termination-deadline",
  process: { readonly status: string; readonly connectionId?: string } | undefined,
): boolean {
  if (process?.status === "TERMINATING")
    return purpose === "termination-deadline" || process.connectionId === undefined;
  return purpose === "health-limit" && process?.status === "ACTIVE";
}
