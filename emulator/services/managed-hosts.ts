import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  hasFreeSlot,
  type Instance,
  instanceKey,
  type ProcessLaunch,
  starterOf,
} from "../domain/instance.ts";
import { plusSeconds } from "../domain/instant.ts";
import { placeKey } from "../domain/location-usage.ts";
import { describeExit, lastWords, type ProcessExit } from "../domain/process-exit.ts";
import type { Scope } from "../domain/scope.ts";
import type { LivenessBase } from "../domain/server-process.ts";
import { awaitKilled, exitOf } from "./await-exit.ts";
import { growCapacity } from "./capacity.ts";
import { newAuthToken } from "./computes.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { freeSlot } from "./instance-slots.ts";
import { addInstance } from "./instances.ts";
import type { Turn } from "./turn.ts";

/** Who starts a process: how its machine is called by players, and what of it is seen there. */
export interface HostFacts {
  readonly ipAddress: string;
  readonly dnsName: string | undefined;
  /** It tells of the exit of each process that it starts, and kills one when it is told to. */
  readonly watchesExits: boolean;
  /** The time in which its processes live. */
  readonly livenessBase: LivenessBase;
}

/** What an instance hands to a process that it starts. **Documented**: the five GAMELIFT_SDK_* values. */
export interface ManagedHost {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly location: string;
  readonly authToken: string;
}

/**
 * Takes a slot for one more process: a free one, or that of an instance more, which is capacity of its own.
 *
 * The number of instances that is desired grows with it, and so does the maximum where it has to: what a bench starts by
 * command is part of what the fleet's figures say.
 */
export function startManagedHost(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  host: HostFacts,
): ManagedHost {
  const { instances } = turn.tables(scope);
  const free = instances
    .in("free", placeKey(fleet.fleetId, location))
    .find((instance) => canBeAt(turn, scope, instance, host));
  return launch(turn, scope, free ?? anotherInstance(turn, scope, fleet, location, "commands"), host);
}

/**
 * Takes a slot of one instance, as it is done for a process that follows another, and for those that an instance wants.
 * Undefined when none is wanted there: the instance is going or gone, or somebody else was faster.
 */
export function startOnInstance(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  instanceId: string,
  host: HostFacts,
): ManagedHost | undefined {
  const { fleets, instances } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  const instance = instances.get(computeKey(fleetId, instanceId));
  if (fleet === undefined || instance === undefined || instance.status === "TERMINATING") return undefined;
  if (hasFreeSlot(instance)) return launch(turn, scope, instance, host);
  if (starterOf(instance) !== undefined) return undefined;
  return startManagedHost(turn, scope, fleet, instance.location, host);
}

/** An instance for a server of the user's own, which may be started again and again: no other process gets its slots. */
export function setInstanceAside(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  host: HostFacts,
): ManagedHost {
  const instance = anotherInstance(turn, scope, fleet, location, "owner");
  moveTo(turn, scope, instance, host);
  return identityOn(turn, scope, instance);
}

function anotherInstance(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  filledBy: "commands" | "owner",
): Instance {
  const instance = addInstance(turn, scope, fleet, location, { filledBy, startsAtOnce: true });
  growCapacity(turn, scope, fleet, location);
  return instance;
}

/** An instance has one address; one on which nothing runs takes that of whoever starts there. */
function canBeAt(turn: Turn, scope: Scope, instance: Instance, { ipAddress, dnsName }: HostFacts): boolean {
  if (instance.takenSlotCount === 0) return true;
  const compute = turn.tables(scope).computes.get(instanceKey(instance));
  return compute?.ipAddress === ipAddress && compute.dnsName === dnsName;
}

function moveTo(turn: Turn, scope: Scope, instance: Instance, { ipAddress, dnsName }: HostFacts): void {
  const { computes } = turn.tables(scope);
  const compute = computes.get(instanceKey(instance));
  if (compute === undefined || (compute.ipAddress === ipAddress && compute.dnsName === dnsName)) return;
  const { dnsName: _before, ...rest } = compute;
  computes.put({ ...rest, ipAddress, ...(dnsName === undefined ? {} : { dnsName }) });
}

function launch(turn: Turn, scope: Scope, instance: Instance, host: HostFacts): ManagedHost {
  const { instances, processLaunches } = turn.tables(scope);
  if (instance.takenSlotCount === 0) moveTo(turn, scope, instance, host);
  instances.put({ ...instance, takenSlotCount: instance.takenSlotCount + 1 });
  const identity = identityOn(turn, scope, instance);
  const { processId, fleetId, computeName } = identity;
  const { livenessBase: base, watchesExits } = host;
  processLaunches.put({
    processId,
    fleetId,
    computeName,
    base,
    ...(watchesExits ? { isExitWatched: true } : {}),
  });
  turn.setTimer({
    scope,
    purpose: "initialization-limit",
    subjectId: processId,
    dueAt: plusSeconds(turn.timeOf(base), turn.options.initializationLimitSeconds),
    base,
  });
  return identity;
}

function identityOn(turn: Turn, scope: Scope, instance: Instance): ManagedHost {
  const { fleetId, instanceId: computeName, location } = instance;
  const { token: authToken } = newAuthToken(turn, scope, { fleetId, computeName });
  return { processId: turn.uuid("process", fleetId), fleetId, computeName, location, authToken };
}

/** The host saw a process exit that never connected. Answers false when nobody was told to start such a process. */
export function launchFailed(turn: Turn, scope: Scope, processId: string, exit: ProcessExit = {}): boolean {
  const awaited = dropLaunch(turn, scope, processId);
  if (awaited === undefined) return false;
  const reason = `its host saw that it ${describeExit(exit)} before it connected`;
  const message = `Server process ${processId}: ${reason}.${lastWords(exit)}`;
  logFleetEvent(turn, scope, awaited.fleetId, "SERVER_PROCESS_CRASHED", message);
  const instance = instanceOf(turn, scope, awaited);
  if (instance !== undefined) freeSlot(turn, scope, instance);
  return true;
}

/** The rule of SDK initialization: a process that was started has to connect. **Documented**: event and limit. */
export function initializationLimitPassed(turn: Turn, scope: Scope, processId: string): void {
  const awaited = dropLaunch(turn, scope, processId);
  if (awaited === undefined) return;
  const reason = `it did not connect within ${turn.options.initializationLimitSeconds} s of its start`;
  const message = `Server process ${processId}: ${reason}.`;
  logFleetEvent(turn, scope, awaited.fleetId, "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT", message);
  const instance = instanceOf(turn, scope, awaited);
  if (instance === undefined) return;
  if (awaited.isExitWatched) awaitKilled(turn, scope, exitOf(awaited, instance.location), reason);
  else freeSlot(turn, scope, instance);
}

function dropLaunch(turn: Turn, scope: Scope, processId: string): ProcessLaunch | undefined {
  const { processLaunches } = turn.tables(scope);
  const awaited = processLaunches.get(processId);
  turn.cancelTimer(scope, "initialization-limit", processId);
  processLaunches.delete(processId);
  return awaited;
}

const instanceOf = (turn: Turn, scope: Scope, { fleetId, computeName }: ProcessLaunch) =>
  turn.tables(scope).instances.get(computeKey(fleetId, computeName));
