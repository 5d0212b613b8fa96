import { fleetLocation } from "../domain/fleet-location.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { locationSubject } from "./fleet-set-up.ts";
import type { Turn } from "./turn.ts";

/** One step from now a DELETING fleet is looked at: whether anything still runs on it. */
export function setFleetRemoval(turn: Turn, scope: Scope, fleetId: string): void {
  setStep(turn, scope, "fleet-removal", fleetId);
}

/** The same for a location that is taken from its fleet. */
export function setLocationRemoval(turn: Turn, scope: Scope, fleetId: string, location: string): void {
  setStep(turn, scope, "location-removal", locationSubject(fleetId, location));
}

/** A process ended: what is being deleted around it may be gone one step from now. */
export function processLeft(turn: Turn, scope: Scope, fleetId: string, location: string): void {
  const fleet = turn.tables(scope).fleets.get(fleetId);
  if (fleet === undefined) return;
  if (fleet.status === "DELETING") setFleetRemoval(turn, scope, fleetId);
  else if (fleetLocation(fleet, location)?.status === "DELETING")
    setLocationRemoval(turn, scope, fleetId, location);
}

function setStep(
  turn: Turn,
  scope: Scope,
  purpose: "fleet-removal" | "location-removal",
  subjectId: string,
): void {
  turn.setTimer({ scope, purpose, subjectId, dueAt: plusSeconds(turn.now, turn.options.fleetStepSeconds) });
}
