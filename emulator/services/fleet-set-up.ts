import {
  type Fleet,
  type FleetStatus,
  nextSetUpStatus,
  withFleetStatus,
  withLocationStatus,
} from "../domain/fleet.ts";
import { fleetStateEvent, locationStateEvent } from "../domain/fleet-event.ts";
import { fleetLocation } from "../domain/fleet-location.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { logFleetEvent } from "./fleet-events.ts";
import type { Turn } from "./turn.ts";

/** A launched fleet in one of these has launch paths that nobody has looked for yet. */
const unvalidated: ReadonlySet<FleetStatus> = new Set(["NEW", "DOWNLOADING", "VALIDATING"]);

/** How the one timer of a location in a fleet's life is called. */
export const locationSubject = (fleetId: string, location: string): string => `${fleetId}/${location}`;

/** Begins the set-up of a NEW managed fleet: of its home Region, and beside it of each remote location. */
export function beginFleetSetUp(turn: Turn, scope: Scope, fleet: Fleet): void {
  const [, ...remote] = fleet.locations;
  setStep(turn, scope, "fleet-set-up", fleet.fleetId);
  for (const { location } of remote) beginLocationSetUp(turn, scope, fleet.fleetId, location);
}

/** Begins the set-up of a NEW remote location. */
export function beginLocationSetUp(turn: Turn, scope: Scope, fleetId: string, location: string): void {
  logLocationState(turn, scope, fleetId, location, "NEW");
  setStep(turn, scope, "location-set-up", locationSubject(fleetId, location));
}

/**
 * The rule of a managed fleet's set-up: one step of NEW → … → ACTIVE, each with its event, each on a turn of its own.
 *
 * **Documented**: the steps. **Assumed**: all take the same time, which a user may choose.
 */
export function fleetSetUpStep(turn: Turn, scope: Scope, fleetId: string): void {
  const { fleets } = turn.tables(scope);
  const fleet = fleets.get(fleetId);
  const next = fleet === undefined ? undefined : nextSetUpStatus(fleet.status);
  if (fleet === undefined || next === undefined) return;
  fleets.put(withFleetStatus(fleet, next));
  const code = fleetStateEvent[next];
  if (code !== undefined) logFleetEvent(turn, scope, fleetId, code, `Fleet ${fleetId} is ${next}.`);
  if (next !== "ACTIVE" && !awaitsValidation(fleet, next)) setStep(turn, scope, "fleet-set-up", fleetId);
}

/** Whether its launcher has to look for the launch paths before a fleet, or a location of it, leaves this status. */
const awaitsValidation = (fleet: Fleet, status: FleetStatus): boolean =>
  fleet.launchedFrom !== undefined && status === "VALIDATING";

/**
 * The launch paths of a fleet that is VALIDATING are there: its set-up goes on at once, so that no location begins to wait
 * for them any more, and so does that of locations that waited.
 */
export function goOnWithSetUp(turn: Turn, scope: Scope, fleet: Fleet): void {
  const [, ...remote] = fleet.locations;
  fleetSetUpStep(turn, scope, fleet.fleetId);
  for (const { location, status } of remote) {
    if (status === "VALIDATING")
      setStep(turn, scope, "location-set-up", locationSubject(fleet.fleetId, location));
  }
}

/** The same for a remote location, which goes its way by itself. @param subject as locationSubject made it. */
export function locationSetUpStep(turn: Turn, scope: Scope, subject: string): void {
  const { fleets } = turn.tables(scope);
  const [fleetId = "", location = ""] = subject.split("/");
  const fleet = fleets.get(fleetId);
  const status = fleet === undefined ? undefined : fleetLocation(fleet, location)?.status;
  const next = status === undefined || status === "NOT_FOUND" ? undefined : nextSetUpStatus(status);
  if (fleet === undefined || next === undefined) return;
  fleets.put(withLocationStatus(fleet, location, next));
  logLocationState(turn, scope, fleetId, location, next);
  const waits = awaitsValidation(fleet, next) && unvalidated.has(fleet.status);
  if (next !== "ACTIVE" && !waits) setStep(turn, scope, "location-set-up", subject);
}

/** Tells of a location's status in its fleet's events, where there is a code for it. */
export function logLocationState(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  location: string,
  status: keyof typeof locationStateEvent,
): void {
  const code = locationStateEvent[status];
  if (code === undefined) return;
  logFleetEvent(turn, scope, fleetId, code, `Location ${location} of fleet ${fleetId} is ${status}.`);
}

function setStep(
  turn: Turn,
  scope: Scope,
  purpose: "fleet-set-up" | "location-set-up",
  subjectId: string,
): void {
  turn.setTimer({ scope, purpose, subjectId, dueAt: plusSeconds(turn.now, turn.options.fleetStepSeconds) });
}
