import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  hasFreeSlot,
  INITIALIZATION_LIMIT_SECONDS,
  type Instance,
  instanceKey,
  starterOf,
} from "../domain/instance.ts";
import { plusSeconds } from "../domain/instant.ts";
import { placeKey } from "../domain/location-usage.ts";
import type { Scope } from "../domain/scope.ts";
import { growCapacity } from "./capacity.ts";
import { newAuthToken } from "./computes.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { freeSlot } from "./instance-slots.ts";
import { addInstance } from "./instances.ts";
import type { Turn } from "./turn.ts";

/** How the machine of a process is called by players. */
export interface HostAddress {
  readonly ipAddress: string;
  readonly dnsName: string | undefined;
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
  address: HostAddress,
): ManagedHost {
  const { instances } = turn.tables(scope);
  const free = instances
    .in("free", placeKey(fleet.fleetId, location))
    .find((instance) => canBeAt(turn, scope, instance, address));
  return launch(turn, scope, free ?? anotherInstance(turn, scope, fleet, location, "commands"), address);
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
  address: HostAddress,
): ManagedHost | undefined {
  const { fleets, instances } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  const instance = instances.get(computeKey(fleetId, instanceId));
  if (fleet === undefined || instance === undefined || instance.status === "TERMINATING") return undefined;
  if (hasFreeSlot(instance)) return launch(turn, scope, instance, address);
  if (starterOf(instance) !== undefined) return undefined;
  return startManagedHost(turn, scope, fleet, instance.location, address);
}

/** An instance for a server of the user's own, which may be started again and again: no other process gets its slots. */
export function setInstanceAside(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
  address: HostAddress,
): ManagedHost {
  const instance = anotherInstance(turn, scope, fleet, location, "owner");
  moveTo(turn, scope, instance, address);
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
function canBeAt(turn: Turn, scope: Scope, instance: Instance, { ipAddress, dnsName }: HostAddress): boolean {
  if (instance.takenSlotCount === 0) return true;
  const compute = turn.tables(scope).computes.get(instanceKey(instance));
  return compute?.ipAddress === ipAddress && compute.dnsName === dnsName;
}

function moveTo(turn: Turn, scope: Scope, instance: Instance, { ipAddress, dnsName }: HostAddress): void {
  const { computes } = turn.tables(scope);
  const compute = computes.get(instanceKey(instance));
  if (compute === undefined || (compute.ipAddress === ipAddress && compute.dnsName === dnsName)) return;
  const { dnsName: _before, ...rest } = compute;
  computes.put({ ...rest, ipAddress, ...(dnsName === undefined ? {} : { dnsName }) });
}

function launch(turn: Turn, scope: Scope, instance: Instance, address: HostAddress): ManagedHost {
  const { instances, processLaunches } = turn.tables(scope);
  if (instance.takenSlotCount === 0) moveTo(turn, scope, instance, address);
  instances.put({ ...instance, takenSlotCount: instance.takenSlotCount + 1 });
  const host = identityOn(turn, scope, instance);
  const { processId, fleetId, computeName } = host;
  processLaunches.put({ processId, fleetId, computeName });
  turn.setTimer({
    scope,
    purpose: "initialization-limit",
    subjectId: processId,
    dueAt: plusSeconds(turn.timeOf("real"), INITIALIZATION_LIMIT_SECONDS),
    // Before it has said what it is a process counts as real.
    base: "real",
  });
  return host;
}

function identityOn(turn: Turn, scope: Scope, instance: Instance): ManagedHost {
  const { fleetId, instanceId: computeName, location } = instance;
  const { token: authToken } = newAuthToken(turn, scope, { fleetId, computeName });
  return { processId: turn.uuid("process", fleetId), fleetId, computeName, location, authToken };
}

/** The host saw a process exit that never connected. Answers false when nobody was told to start such a process. */
export function launchFailed(turn: Turn, scope: Scope, processId: string): boolean {
  const message = `Server process ${processId}: its host saw it exit before it connected.`;
  return dropLaunch(turn, scope, processId, "SERVER_PROCESS_CRASHED", message);
}

/** The rule of SDK initialization: a process that was started has to connect. **Documented**: event and limit. */
export function initializationLimitPassed(turn: Turn, scope: Scope, processId: string): void {
  const message = `Server process ${processId}: it did not connect within ${INITIALIZATION_LIMIT_SECONDS} s.`;
  dropLaunch(turn, scope, processId, "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT", message);
}

function dropLaunch(
  turn: Turn,
  scope: Scope,
  processId: string,
  code: "SERVER_PROCESS_CRASHED" | "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT",
  message: string,
): boolean {
  const { instances, processLaunches } = turn.tables(scope);
  const awaited = processLaunches.get(processId);
  if (awaited === undefined) return false;
  turn.cancelTimer(scope, "initialization-limit", processId);
  processLaunches.delete(processId);
  logFleetEvent(turn, scope, awaited.fleetId, code, message);
  const instance = instances.get(computeKey(awaited.fleetId, awaited.computeName));
  if (instance !== undefined) freeSlot(turn, scope, instance);
  return true;
}
