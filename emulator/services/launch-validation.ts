import { withFleetStatus, withLocationStatus } from "../domain/fleet.ts";
import type { FleetEventCode } from "../domain/fleet-event.ts";
import type { Scope } from "../domain/scope.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { goOnWithSetUp, locationSubject, logLocationState } from "./fleet-set-up.ts";
import type { Turn } from "./turn.ts";

/** What is wrong with a launch path of a fleet that is being set up. **Documented**: the codes. */
export interface LaunchPathFlaw {
  readonly code: Extract<
    FleetEventCode,
    "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND" | "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE"
  >;
  readonly message: string;
}

/**
 * The launcher has looked for the launch paths of a fleet that is VALIDATING: its set-up goes on, or ends in ERROR.
 *
 * **Documented**: the events and the status. **Assumed**: each flaw has its event, and with the fleet all of its
 * locations are in ERROR.
 */
export function launchPathsValidated(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  flaws: readonly LaunchPathFlaw[],
): void {
  const { fleets } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  if (fleet?.status !== "VALIDATING") return;
  if (flaws.length === 0) {
    goOnWithSetUp(turn, scope, fleet);
    return;
  }
  for (const { code, message } of flaws) logFleetEvent(turn, scope, fleetId, code, message);
  const [, ...others] = fleet.locations;
  // One that is being taken from the fleet goes its way.
  const remote = others.filter(({ status }) => status !== "DELETING");
  let failed = withFleetStatus(fleet, "ERROR");
  for (const { location } of remote) failed = withLocationStatus(failed, location, "ERROR");
  fleets.put(failed);
  logFleetEvent(turn, scope, fleetId, "FLEET_STATE_ERROR", `Fleet ${fleetId} is ERROR.`);
  for (const { location } of remote) {
    turn.cancelTimer(scope, "location-set-up", locationSubject(fleetId, location));
    logLocationState(turn, scope, fleetId, location, "ERROR");
  }
}
