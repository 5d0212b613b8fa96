import type { ProcessLaunch } from "../domain/instance.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { AwaitedExit } from "../domain/process-exit.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** From now on somebody waits for the exit of a process that is over for GameLift; its slot stays taken until then. */
export function awaitExit(turn: Turn, scope: Scope, awaited: AwaitedExit): void {
  turn.tables(scope).awaitedExits.put(awaited);
  turn.setTimer({
    scope,
    purpose: "exit-limit",
    subjectId: awaited.processId,
    dueAt: plusSeconds(turn.timeOf(awaited.base), turn.options.exitLimitSeconds),
    base: awaited.base,
  });
}

/** Tells whoever watches a process to end it on its machine, now. */
export function killProcess(turn: Turn, processId: string, reason: string): void {
  turn.effect({ kind: "kill-process", processId, reason });
  turn.note({ kind: "transition", what: "process killed", subjectId: processId, details: { reason } });
}

/** The same as awaitExit for one that its host has to kill. */
export function awaitKilled(
  turn: Turn,
  scope: Scope,
  killed: Omit<AwaitedExit, "calledProcessEnding">,
  reason: string,
): void {
  awaitExit(turn, scope, { ...killed, calledProcessEnding: false });
  killProcess(turn, killed.processId, reason);
}

/** What is awaited of a process that was started on an instance and has not connected. */
export const exitOf = ({ processId, fleetId, computeName, base }: ProcessLaunch, location: string) => ({
  processId,
  fleetId,
  computeName,
  location,
  base,
});
