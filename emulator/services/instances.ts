import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  type Instance,
  type InstanceFiller,
  instanceKey,
  slotsPerInstance,
  withInstanceStatus,
} from "../domain/instance.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { awaitKilled, exitOf } from "./await-exit.ts";
import { removeEmptyInstance } from "./instance-slots.ts";
import { type Farewell, shutDownProcess } from "./shut-down.ts";
import type { Turn } from "./turn.ts";

/** Where the machines of a managed fleet are, unless whoever runs them says otherwise. */
export const DEFAULT_IP_ADDRESS = "127.0.0.1";

/**
 * Makes one more machine of a managed fleet, with its compute. It is PENDING until a process on it is ready.
 *
 * **Observed**: the form of its id, which is also its compute's name.
 *
 * @param given.startsAtOnce its machine runs now, however long the user lets that take.
 */
export function addInstance(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  given: { readonly filledBy: InstanceFiller; readonly startsAtOnce: boolean },
): Instance {
  const { instances, computes } = turn.tables(scope);
  const { fleetId, fleetArn } = fleet;
  const instanceId = `i-${turn.uuid("instance", fleetId).replaceAll("-", "").slice(0, 17)}`;
  computes.put({
    computeName: instanceId,
    sequence: turn.nextSequence(),
    fleetId,
    fleetArn,
    location,
    ipAddress: DEFAULT_IP_ADDRESS,
    createdAt: turn.now,
  });
  const startSeconds = given.startsAtOnce ? 0 : turn.options.instanceStartSeconds;
  const instance = instances.put({
    instanceId,
    fleetId,
    location,
    sequence: turn.nextSequence(),
    status: "PENDING",
    filledBy: given.filledBy,
    hasStarted: startSeconds === 0,
    slotCount: slotsPerInstance(fleet.runtimeConfiguration),
    takenSlotCount: 0,
    gameSessionCount: 0,
    createdAt: turn.now,
  });
  if (startSeconds > 0) {
    turn.setTimer({
      scope,
      purpose: "instance-start",
      subjectId: instanceKey(instance),
      dueAt: plusSeconds(turn.now, startSeconds),
    });
  }
  return instance;
}

/** The rule of a machine's start: processes can be started there now. */
export function instanceStarted(turn: Turn, scope: Scope, key: string): void {
  const { instances } = turn.tables(scope);
  const instance = instances.get(key);
  if (instance !== undefined && instance.status !== "TERMINATING") {
    instances.put({ ...instance, hasStarted: true });
  }
}

/**
 * Shuts a machine down: its processes are told to terminate, each with the five minutes that it has for that, and it is
 * gone when they are.
 */
export function endInstance(
  turn: Turn,
  scope: Scope,
  instance: Instance,
  because: string,
  farewell: Farewell = {},
): void {
  if (instance.status === "TERMINATING") return;
  const { instances, processLaunches, serverProcesses } = turn.tables(scope);
  const key = instanceKey(instance);
  turn.cancelTimer(scope, "instance-start", key);
  const launches = processLaunches.in("compute", key);
  for (const launch of launches) {
    turn.cancelTimer(scope, "initialization-limit", launch.processId);
    processLaunches.delete(launch.processId);
    if (launch.isExitWatched) awaitKilled(turn, scope, exitOf(launch, instance.location), because);
  }
  instances.put({
    ...withInstanceStatus(instance, "TERMINATING"),
    takenSlotCount: instance.takenSlotCount - launches.filter(({ isExitWatched }) => !isExitWatched).length,
  });
  for (const process of serverProcesses.in("livingOnCompute", key))
    shutDownProcess(turn, scope, process, because, farewell);
  removeEmptyInstance(turn, scope, key);
}

/** Every machine of a fleet, in one location or in all. */
export function endInstances(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  location: string | undefined,
  because: string,
): void {
  for (const instance of turn.tables(scope).instances.in("fleet", fleetId)) {
    if (location === undefined || instance.location === location) endInstance(turn, scope, instance, because);
  }
}

/** Is there a game session on this machine that scaling down must spare? **Documented**: ACTIVE with FullProtection. */
export function hostsProtectedGameSession(turn: Turn, scope: Scope, instance: Instance): boolean {
  const { gameSessions, serverProcesses } = turn.tables(scope);
  return serverProcesses
    .in("livingOnCompute", computeKey(instance.fleetId, instance.instanceId))
    .some(({ gameSessionId }) => {
      const gameSession = gameSessions.get(gameSessionId ?? "");
      return gameSession?.status === "ACTIVE" && gameSession.protectionPolicy === "FullProtection";
    });
}
