import type { Scope } from "../domain/scope.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import { timerId } from "../domain/timer.ts";
import type { Invariant, ScopeView } from "./invariant.ts";

/** **Documented**: a placement's time-out, an activation's, a reservation's, and the limits of a process's life. */
export const whatMustWaitWaits: Invariant = {
  name: "what must wait waits",
  truth:
    "Every record whose state has a limit has a rule that waits for it, in the time that the limit is counted in.",
  check({ scopes, timers }) {
    const waiting = new Map(timers.map((timer) => [timer.timerId, timer]));
    const problems: string[] = [];
    for (const view of scopes) {
      expectedTimers(view, (scope, purpose, subjectId, base, dueAt) => {
        const timer = waiting.get(timerId(scope, purpose, subjectId));
        if (timer === undefined) problems.push(`${purpose} of ${subjectId} does not wait`);
        else if (timer.base !== base)
          problems.push(`${purpose} of ${subjectId} waits by the ${timer.base} time, not by the ${base}`);
        else if (dueAt !== undefined && timer.dueAt !== dueAt)
          problems.push(`${purpose} of ${subjectId} waits until ${timer.dueAt}, not ${dueAt}`);
      });
    }
    return problems;
  },
};

type Expect = (
  scope: Scope,
  purpose: TimerPurpose,
  subjectId: string,
  base: "clock" | "real",
  dueAt?: number,
) => void;

const RESERVATION_MS = 60_000;

function expectedTimers({ scope, records }: ScopeView, expect: Expect): void {
  for (const { placementId, status } of records.placements)
    if (status === "PENDING") expect(scope, "placement-timeout", placementId, "clock");
  for (const { gameSessionId, status } of records.gameSessions)
    if (status === "ACTIVATING") expect(scope, "activation-timeout", gameSessionId, "clock");
  for (const { playerSessionId, status, createdAt } of records.playerSessions)
    if (status === "RESERVED")
      expect(scope, "reservation-timeout", playerSessionId, "clock", createdAt + RESERVATION_MS);
  for (const { processId, status, livenessBase, connectionId, terminationAt } of records.serverProcesses) {
    if (status === "CONNECTED") expect(scope, "ready-limit", processId, livenessBase);
    if (status === "ACTIVE") expect(scope, "health-limit", processId, livenessBase);
    if (status === "TERMINATING")
      expect(scope, "termination-deadline", processId, livenessBase, terminationAt);
    if (status === "TERMINATING" && connectionId === undefined)
      expect(scope, "health-limit", processId, livenessBase);
  }
  for (const { processId, base } of records.processLaunches)
    expect(scope, "initialization-limit", processId, base);
  for (const { processId, base } of records.awaitedExits) expect(scope, "exit-limit", processId, base);
  for (const { sequence: _order, gameSessionId } of records.searchUpdates)
    expect(scope, "search-update", gameSessionId, "clock");
  for (const { processId } of records.connectionRefreshes)
    expect(scope, "refresh-connection", processId, "real");
}
