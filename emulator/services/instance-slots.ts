import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import { type GameSession, hasEnded } from "../domain/game-session.ts";
import { type Instance, instanceKey, slotsPerInstance, withInstanceStatus } from "../domain/instance.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Change } from "../store/table.ts";
import type { Turn } from "./turn.ts";

/**
 * Keeps the instances up with what a turn has changed: who takes their slots, and how many game sessions they host.
 *
 * It reads the changes instead of being called by each rule, so that no way for a process or a game session to begin or
 * end is forgotten.
 */
export function keepInstances(turn: Turn, scope: Scope, changes: readonly Change[]): void {
  for (const { table, before, after } of changes) {
    if (after === undefined) continue;
    if (table === "serverProcesses") {
      processChanged(turn, scope, before as ServerProcess | undefined, after as ServerProcess);
    } else if (table === "gameSessions") {
      gameSessionChanged(turn, scope, before as GameSession | undefined, after as GameSession);
    } else if (table === "fleets" && before !== undefined) {
      runtimeConfigurationChanged(turn, scope, before as Fleet, after as Fleet);
    }
  }
}

function processChanged(
  turn: Turn,
  scope: Scope,
  before: ServerProcess | undefined,
  after: ServerProcess,
): void {
  const { instances, processLaunches, awaitedExits } = turn.tables(scope);
  const key = computeKey(after.fleetId, after.computeName);
  const instance = instances.get(key);
  if (instance === undefined || before?.status === after.status) return;
  const isAwaited = before === undefined && processLaunches.get(after.processId) !== undefined;
  if (isAwaited) {
    turn.cancelTimer(scope, "initialization-limit", after.processId);
    processLaunches.delete(after.processId);
  }
  const came = before === undefined && !isAwaited ? 1 : 0;
  // One whose exit is awaited keeps its slot until then.
  const left = after.status === "TERMINATED" && awaitedExits.get(after.processId) === undefined ? 1 : 0;
  const isReady = after.status === "ACTIVE" && instance.status === "PENDING";
  if (came + left > 0 || isReady) {
    instances.put({
      ...(isReady ? withInstanceStatus(instance, "ACTIVE") : instance),
      takenSlotCount: instance.takenSlotCount + came - left,
    });
  }
  if (left > 0) removeEmptyInstance(turn, scope, key);
}

function gameSessionChanged(
  turn: Turn,
  scope: Scope,
  before: GameSession | undefined,
  after: GameSession,
): void {
  const { instances } = turn.tables(scope);
  const was = before === undefined || hasEnded(before) ? 0 : 1;
  const is = hasEnded(after) ? 0 : 1;
  const instance = was === is ? undefined : instances.get(computeKey(after.fleetId, after.computeName));
  if (instance !== undefined) {
    instances.put({ ...instance, gameSessionCount: instance.gameSessionCount + is - was });
  }
}

/** **Documented**: instances follow an updated runtime configuration; processes that run are left alone. */
function runtimeConfigurationChanged(turn: Turn, scope: Scope, before: Fleet, after: Fleet): void {
  const slotCount = slotsPerInstance(after.runtimeConfiguration);
  if (slotCount === slotsPerInstance(before.runtimeConfiguration)) return;
  const { instances } = turn.tables(scope);
  for (const instance of instances.in("fleet", after.fleetId)) instances.put({ ...instance, slotCount });
}

/** A machine that is shut down is gone when its last process is; its compute goes with it. */
export function removeEmptyInstance(turn: Turn, scope: Scope, key: string): void {
  const { instances, computes, authTokens } = turn.tables(scope);
  const instance = instances.get(key);
  if (instance?.status !== "TERMINATING" || instance.takenSlotCount > 0) return;
  instances.delete(key);
  computes.delete(key);
  for (const { token } of authTokens.in("compute", key)) authTokens.delete(token);
  turn.note({
    kind: "transition",
    what: "instance gone",
    subjectId: instance.instanceId,
    details: { fleetId: instance.fleetId, location: instance.location },
  });
}

/** Gives a slot back of which nothing came. */
export function freeSlot(turn: Turn, scope: Scope, instance: Instance): void {
  turn.tables(scope).instances.put({ ...instance, takenSlotCount: instance.takenSlotCount - 1 });
  removeEmptyInstance(turn, scope, instanceKey(instance));
}
