import { computeKey } from "../domain/compute.ts";
import {
  type AwaitedExit,
  describeExit,
  isCleanExit,
  lastWords,
  type ProcessExit,
} from "../domain/process-exit.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { killProcess } from "./await-exit.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { freeSlot } from "./instance-slots.ts";
import { processLeft } from "./leaving.ts";
import { endProcessAndAttempt } from "./processes.ts";
import type { Turn } from "./turn.ts";

/**
 * The host of a process saw it exit. Without ProcessEnding before, that ends it at once; behind ProcessEnding all is well
 * when it was a clean one.
 *
 * **Documented**: SERVER_PROCESS_CRASHED, and SERVER_PROCESS_TERMINATED_UNHEALTHY for an exit code other than 0 after
 * ProcessEnding. **Assumed**: what was told to terminate and exits without ProcessEnding has crashed as well.
 */
export function processExited(
  turn: Turn,
  scope: Scope,
  process: ServerProcess,
  exit: ProcessExit = {},
): void {
  if (process.status === "TERMINATED") {
    awaitedExitSeen(turn, scope, process.processId, exit);
    return;
  }
  endProcessAndAttempt(turn, scope, process, {
    because: `its host saw that it ${describeExit(exit)} without ProcessEnding`,
    detail: lastWords(exit),
    retryPlacement: true,
    fleetEvent: "SERVER_PROCESS_CRASHED",
    by: "exit",
  });
}

/** The exit of a process that was over for GameLift already. Answers false where nobody waits for it. */
export function awaitedExitSeen(turn: Turn, scope: Scope, processId: string, exit: ProcessExit): boolean {
  const awaited = turn.tables(scope).awaitedExits.get(processId);
  if (awaited === undefined) return false;
  turn.cancelTimer(scope, "exit-limit", processId);
  if (awaited.calledProcessEnding && !isCleanExit(exit)) {
    const message = `Server process ${processId}: it ${describeExit(exit)} after ProcessEnding.${lastWords(exit)}`;
    logFleetEvent(turn, scope, awaited.fleetId, "SERVER_PROCESS_TERMINATED_UNHEALTHY", message);
  }
  stopWaiting(turn, scope, awaited);
  return true;
}

/**
 * The rule of the exit limit: a process that has not exited by now is killed, and its slot is free.
 *
 * **Documented**: thirty seconds after ProcessEnding, SERVER_PROCESS_PROCESS_EXIT_TIMEOUT. **Assumed**: the same limit
 * for the host to tell of the exit of a process that it was told to kill.
 */
export function exitLimitPassed(turn: Turn, scope: Scope, processId: string): void {
  const awaited = turn.tables(scope).awaitedExits.get(processId);
  if (awaited === undefined) return;
  if (awaited.calledProcessEnding) {
    const reason = `it did not exit within ${turn.options.exitLimitSeconds} s of ProcessEnding`;
    const message = `Server process ${processId}: ${reason}.`;
    logFleetEvent(turn, scope, awaited.fleetId, "SERVER_PROCESS_PROCESS_EXIT_TIMEOUT", message);
    killProcess(turn, processId, reason);
  }
  stopWaiting(turn, scope, awaited);
}

function stopWaiting(
  turn: Turn,
  scope: Scope,
  { processId, fleetId, computeName, location }: AwaitedExit,
): void {
  const { awaitedExits, instances } = turn.tables(scope);
  awaitedExits.delete(processId);
  processLeft(turn, scope, fleetId, location);
  const instance = instances.get(computeKey(fleetId, computeName));
  if (instance !== undefined) freeSlot(turn, scope, instance);
}
