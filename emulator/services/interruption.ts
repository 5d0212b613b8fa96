import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation } from "../domain/fleet-location.ts";
import type { Instance } from "../domain/instance.ts";
import type { Scope } from "../domain/scope.ts";
import { bringToDesired } from "./capacity.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { endInstance } from "./instances.ts";
import type { Turn } from "./turn.ts";

/**
 * EC2 takes a Spot instance back. Its processes are told to terminate and have two minutes, its game sessions end as
 * INTERRUPTED, and the fleet gets another instance where it wants so many.
 *
 * **Documented**: INSTANCE_INTERRUPTED, the two minutes, TerminateProcess, the status reason. **Assumed**: a process that
 * is still there after them has SERVER_PROCESS_FORCE_TERMINATED; a placement whose game session was activating there
 * tries elsewhere; the new instance is asked for at once.
 *
 * @param instance one of a Spot fleet that is not being shut down.
 */
export function interruptInstance(turn: Turn, scope: Scope, fleet: Fleet, instance: Instance): void {
  const { fleetId, instanceId, location } = instance;
  logFleetEvent(
    turn,
    scope,
    fleetId,
    "INSTANCE_INTERRUPTED",
    `Spot instance ${instanceId} in ${location} was interrupted.`,
  );
  endInstance(turn, scope, instance, "its Spot instance was interrupted", {
    graceSeconds: turn.options.interruptionGraceSeconds,
    statusReason: "INTERRUPTED",
  });
  if (fleetLocation(fleet, location)?.status !== "ACTIVE") return;
  // What the bench had started by command came back by command; what takes its place nobody will ask for.
  bringToDesired(turn, scope, fleet, location, "hosts");
}
