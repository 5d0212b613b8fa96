import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { type ServerProcess, withProcessStatus } from "../domain/server-process.ts";
import { attemptEnded } from "./attempts.ts";
import { endProcess, type ProcessEnding } from "./endings.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { shutDownProcess } from "./shut-down.ts";
import type { Turn } from "./turn.ts";

/** Ends a process and lets the placement behind its activating game session go on, or fail. */
export function endProcessAndAttempt(
  turn: Turn,
  scope: Scope,
  process: ServerProcess,
  ending: ProcessEnding,
): void {
  const activating = endProcess(turn, scope, process, ending);
  if (activating !== undefined)
    attemptEnded(turn, scope, activating, ending.retryPlacement ? "retry" : "fail");
}

export type ProcessIntroduction = Pick<
  ServerProcess,
  "processId" | "fleetId" | "computeName" | "location" | "ipAddress" | "dnsName" | "livenessBase"
>;

/**
 * A socket of a process opened. The newest one gets the pushes; the process is the same as before, whatever happened to
 * its older sockets. A process seen for the first time has five minutes to call ProcessReady.
 */
export function socketOpened(
  turn: Turn,
  scope: Scope,
  introduction: ProcessIntroduction,
  connectionId: string,
): void {
  const { serverProcesses, processLaunches } = turn.tables(scope);
  const known = serverProcesses.get(introduction.processId);
  if (known !== undefined) {
    serverProcesses.put({ ...known, connectionId });
    if (known.status === "TERMINATING") turn.cancelTimer(scope, "health-limit", known.processId);
    return;
  }
  const launch = processLaunches.get(introduction.processId);
  const base = launch?.base === "clock" ? "clock" : introduction.livenessBase;
  serverProcesses.put({
    ...introduction,
    livenessBase: base,
    ...(launch?.isExitWatched ? { isExitWatched: true } : {}),
    connectionId,
    sequence: turn.nextSequence(),
    status: "CONNECTED",
    logPaths: [],
    isHealthy: false,
    lastHealthyAt: turn.timeOf(base),
    unhealthyReportCount: 0,
  });
  turn.setTimer({
    scope,
    purpose: "ready-limit",
    subjectId: introduction.processId,
    dueAt: plusSeconds(turn.timeOf(base), turn.options.readyLimitSeconds),
    base,
  });
}

/**
 * A socket closed. That alone ends nothing; only the current socket's loss means that pushes must wait. One that was told
 * to terminate is watched again, since it may be gone.
 */
export function socketLost(turn: Turn, scope: Scope, processId: string, connectionId: string): void {
  const { serverProcesses } = turn.tables(scope);
  const process = serverProcesses.get(processId);
  if (process?.connectionId !== connectionId) return;
  const { connectionId: _lost, ...rest } = process;
  serverProcesses.put(rest);
  if (rest.status === "TERMINATING") watchHealth(turn, scope, rest);
}

export type ProcessReadiness = Pick<
  ServerProcess,
  "port" | "logPaths" | "sdkLanguage" | "sdkVersion" | "sdkToolName" | "sdkToolVersion" | "livenessBase"
>;

/**
 * ProcessReady was called. A repeat only updates what it says: **Assumed**, one process, no second life. The time that its
 * limits are counted in is settled by the first one, since rules wait in it from then on.
 */
export function processReady(turn: Turn, scope: Scope, process: ServerProcess, said: ProcessReadiness): void {
  const { serverProcesses } = turn.tables(scope);
  const isFirst = process.status === "CONNECTED";
  const active = isFirst ? withProcessStatus(process, "ACTIVE") : process;
  const readiness = isFirst ? said : { ...said, livenessBase: process.livenessBase };
  const lastHealthyAt = turn.timeOf(readiness.livenessBase);
  turn.cancelTimer(scope, "ready-limit", process.processId);
  serverProcesses.put({ ...active, ...readiness, lastHealthyAt });
  if (active.status === "ACTIVE") watchHealth(turn, scope, { ...active, ...readiness, lastHealthyAt });
}

/** A heartbeat: healthy ones move the limit; the third unhealthy one in a row ends the process. */
export function heartbeat(turn: Turn, scope: Scope, process: ServerProcess, isHealthy: boolean): void {
  const { serverProcesses } = turn.tables(scope);
  if (process.status === "TERMINATING") {
    if (isHealthy) stillThere(turn, scope, process);
    return;
  }
  const reported = serverProcesses.put({
    ...process,
    isHealthy,
    unhealthyReportCount: isHealthy ? 0 : process.unhealthyReportCount + 1,
    lastHealthyAt: isHealthy ? turn.timeOf(process.livenessBase) : process.lastHealthyAt,
  });
  if (isHealthy) watchHealth(turn, scope, reported);
  else if (reported.unhealthyReportCount >= turn.options.unhealthyReportLimit) {
    becameUnhealthy(turn, scope, reported, unhealthyRule(turn.options.unhealthyReportLimit));
  }
}

function stillThere(turn: Turn, scope: Scope, process: ServerProcess): void {
  const lastHealthyAt = turn.timeOf(process.livenessBase);
  turn.tables(scope).serverProcesses.put({ ...process, lastHealthyAt });
  if (process.connectionId === undefined) watchHealth(turn, scope, { ...process, lastHealthyAt });
}

const unhealthyRule = (count: number): string =>
  count === 1 ? "1 unhealthy report" : `${count} unhealthy reports in a row`;

function watchHealth(turn: Turn, scope: Scope, process: ServerProcess): void {
  turn.setTimer({
    scope,
    purpose: "health-limit",
    subjectId: process.processId,
    dueAt: plusSeconds(process.lastHealthyAt, turn.options.healthLimitSeconds),
    base: process.livenessBase,
  });
}

/**
 * **Documented** (SERVER_PROCESS_TERMINATED_UNHEALTHY). **Assumed**: the event is written when the rule is broken; with a
 * socket the process is told and given five minutes, its game session is TERMINATING meanwhile, and a placement that was
 * waiting for that one goes on elsewhere; without a socket the process is over at once.
 */
function becameUnhealthy(turn: Turn, scope: Scope, process: ServerProcess, rule: string): void {
  const because = `unhealthy: ${rule}`;
  const fleetEvent = "SERVER_PROCESS_TERMINATED_UNHEALTHY";
  if (process.connectionId !== undefined) {
    logFleetEvent(
      turn,
      scope,
      process.fleetId,
      fleetEvent,
      `Server process ${process.processId}: ${because}.`,
    );
    shutDownProcess(turn, scope, process, because);
    return;
  }
  endProcessAndAttempt(turn, scope, process, { because, retryPlacement: true, fleetEvent });
}

export function healthLimitPassed(turn: Turn, scope: Scope, processId: string): void {
  const process = turn.tables(scope).serverProcesses.get(processId);
  const rule = `no healthy report for ${turn.options.healthLimitSeconds} s`;
  if (process?.status === "ACTIVE") becameUnhealthy(turn, scope, process, rule);
  if (process?.status !== "TERMINATING") return;
  endProcessAndAttempt(turn, scope, process, {
    because: `${process.endedBecause ?? "told to terminate"}, but without a socket, and ${rule}`,
    retryPlacement: true,
    fleetEvent: "SERVER_PROCESS_TERMINATED_UNHEALTHY",
  });
}

export function readyLimitPassed(turn: Turn, scope: Scope, processId: string): void {
  const process = turn.tables(scope).serverProcesses.get(processId);
  if (process?.status !== "CONNECTED") return;
  endProcessAndAttempt(turn, scope, process, {
    because: `ProcessReady was not called within ${turn.options.readyLimitSeconds} s of the connection`,
    retryPlacement: true,
    fleetEvent: "SERVER_PROCESS_PROCESS_READY_TIMEOUT",
  });
}

export function terminationDeadlinePassed(turn: Turn, scope: Scope, processId: string): void {
  const process = turn.tables(scope).serverProcesses.get(processId);
  if (process?.status !== "TERMINATING") return;
  endProcessAndAttempt(turn, scope, process, {
    because: `${process.endedBecause ?? "told to terminate"}, and did not call ProcessEnding in time`,
    retryPlacement: true,
    fleetEvent: "SERVER_PROCESS_FORCE_TERMINATED",
  });
}

/** ProcessEnding was called. **Assumed**: a placement whose game session was still activating has FAILED by it. */
export function processEnding(turn: Turn, scope: Scope, process: ServerProcess): void {
  endProcessAndAttempt(turn, scope, process, {
    because: process.endedBecause ?? "it called ProcessEnding",
    retryPlacement: false,
    by: "ProcessEnding",
  });
}
