import { nextSetUpStatus, withFleetStatus } from "../domain/fleet.ts";
import type { Scope } from "../domain/scope.ts";
import { logFleetEvent } from "./fleet-events.ts";
import type { Turn } from "./turn.ts";

/**
 * The rule of a managed fleet's set-up: one step of NEW → … → ACTIVE, each with its event, each on a turn of its own.
 *
 * **Assumed**: steps take no time here; the service takes minutes, which nobody waits for on purpose.
 */
export function fleetSetUpStep(turn: Turn, scope: Scope, fleetId: string): void {
  const { fleets } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  const next = fleet === undefined ? undefined : nextSetUpStatus(fleet);
  if (fleet === undefined || next === undefined) return;
  const locations = fleet.locations.map((location) => ({ ...location, status: next }));
  fleets.put({ ...withFleetStatus(fleet, next), locations });
  const code = `FLEET_STATE_${next}` as const;
  if (
    code === "FLEET_STATE_NEW" ||
    code === "FLEET_STATE_ERROR" ||
    code === "FLEET_STATE_DELETING" ||
    code === "FLEET_STATE_TERMINATED"
  )
    return;
  logFleetEvent(turn, scope, fleetId, code, `Fleet ${fleetId} is ${next}.`);
  if (next !== "ACTIVE")
    turn.setTimer({ scope, purpose: "fleet-set-up", subjectId: fleetId, dueAt: turn.now });
}
