/**
 * Moves living processes to new sockets: the service has to, because its gateway cuts every connection after two hours.
 *
 * **Observed** in the SDKs (texts of logs, and what they do): the message carries an endpoint and a new token, and comes
 * again about once a minute until the client has moved; clients that signed use that token from then on. **Assumed**: a
 * client has moved when it comes with the new token; the old one stays valid until it expires, since other processes of
 * the compute may use it; all of it is counted in the machine's time, in which sockets live.
 */
import { type ConnectionRefresh, REFRESH_REPEAT_SECONDS } from "../domain/connection-refresh.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { newAuthToken } from "./computes.ts";
import type { Turn } from "./turn.ts";

/**
 * Tells a process to come again, by an endpoint or by the one it came by, now and every minute until it has.
 *
 * The same token is told each time, unless it expires.
 */
export function refreshConnection(turn: Turn, scope: Scope, process: ServerProcess, endpoint?: string): void {
  const { connectionRefreshes } = turn.tables(scope);
  const { processId } = process;
  const present = connectionRefreshes.get(processId);
  const refresh: ConnectionRefresh = {
    processId,
    token: validToken(turn, scope, present) ?? newAuthToken(turn, scope, process).token,
    ...(endpoint === undefined ? {} : { endpoint }),
    toldCount: (present?.toldCount ?? 0) + 1,
  };
  connectionRefreshes.put(refresh);
  turn.effect({ kind: "refresh-connection", processId, authToken: refresh.token, endpoint });
  wakeAfter(turn, scope, processId, REFRESH_REPEAT_SECONDS);
}

function validToken(turn: Turn, scope: Scope, refresh: ConnectionRefresh | undefined): string | undefined {
  const token = refresh && turn.tables(scope).authTokens.get(refresh.token);
  return token !== undefined && token.expiresAt > turn.timeOf("real") ? token.token : undefined;
}

/** A process came by a new socket: has it moved, and when is it to move again? */
export function connectionOpened(
  turn: Turn,
  scope: Scope,
  processId: string,
  token: string | undefined,
): void {
  const { connectionRefreshes } = turn.tables(scope);
  const pending = connectionRefreshes.get(processId);
  if (pending !== undefined && pending.token !== token) return;
  if (pending !== undefined) {
    connectionRefreshes.delete(processId);
    turn.cancelTimer(scope, "refresh-connection", processId);
    turn.note({
      kind: "transition",
      what: "connection refreshed",
      subjectId: processId,
      details: { toldCount: pending.toldCount },
    });
  }
  const { refreshConnectionMinutes } = turn.options;
  if (refreshConnectionMinutes > 0) wakeAfter(turn, scope, processId, refreshConnectionMinutes * 60);
}

/** It is time to tell a process, for the first time or once more. */
export function connectionRefreshDue(turn: Turn, scope: Scope, processId: string): void {
  const { connectionRefreshes, serverProcesses } = turn.tables(scope);
  const process = serverProcesses.get(processId);
  if (process === undefined || process.status === "TERMINATING" || process.status === "TERMINATED") {
    connectionRefreshes.delete(processId);
    return;
  }
  refreshConnection(turn, scope, process, connectionRefreshes.get(processId)?.endpoint);
}

function wakeAfter(turn: Turn, scope: Scope, processId: string, seconds: number): void {
  turn.setTimer({
    scope,
    purpose: "refresh-connection",
    subjectId: processId,
    dueAt: plusSeconds(turn.timeOf("real"), seconds),
    base: "real",
  });
}
