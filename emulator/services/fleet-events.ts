import type { FleetEventCode } from "../domain/fleet-event.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** Adds to what DescribeFleetEvents shows of a fleet. */
export function logFleetEvent(
  turn: Turn,
  scope: Scope,
  fleetId: string,
  code: FleetEventCode,
  message: string,
): void {
  turn.tables(scope).fleetEvents.put({
    eventId: turn.uuid("fleet-event", fleetId),
    fleetId,
    sequence: turn.nextSequence(),
    code,
    message,
    at: turn.now,
  });
  turn.note({ kind: "transition", what: `fleet event ${code}`, subjectId: fleetId, details: { message } });
}
