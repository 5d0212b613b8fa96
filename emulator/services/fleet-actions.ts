import type { Fleet } from "../domain/fleet.ts";
import type { FleetAction } from "../domain/fleet-location.ts";
import type { Scope } from "../domain/scope.ts";
import { managedPlace, putPlace } from "./capacity.ts";
import type { Turn } from "./turn.ts";

/**
 * StopFleetActions and StartFleetActions: notes what a location does not do any more. Nothing scales by itself here, so
 * that nothing else changes.
 *
 * **Documented**: the home Region unless a location is named; what was never stopped may be started.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function setFleetActions(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  location: string | undefined,
  actions: readonly FleetAction[],
  change: "start" | "stop",
): Fleet {
  const { fleet, place } = managedPlace(turn, scope, fleetIdOrArn, location);
  const { stoppedActions = [], ...rest } = place;
  const others = stoppedActions.filter((action) => !actions.includes(action));
  const stopped = change === "stop" ? [...others, ...actions] : others;
  if (stopped.length === stoppedActions.length) return fleet;
  return putPlace(turn, scope, fleet, stopped.length === 0 ? rest : { ...rest, stoppedActions: stopped });
}
