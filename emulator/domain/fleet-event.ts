import type { Instant } from "./instant.ts";

/** The event codes that this emulator writes; the service has more. **Documented**: EventCode in the model. */
export type FleetEventCode =
  | "FLEET_CREATED"
  | "FLEET_STATE_DOWNLOADING"
  | "FLEET_STATE_VALIDATING"
  | "FLEET_STATE_BUILDING"
  | "FLEET_STATE_ACTIVATING"
  | "FLEET_STATE_ACTIVE"
  | "GAME_SESSION_ACTIVATION_TIMEOUT"
  | "SERVER_PROCESS_CRASHED"
  | "SERVER_PROCESS_FORCE_TERMINATED"
  | "SERVER_PROCESS_PROCESS_READY_TIMEOUT"
  | "SERVER_PROCESS_TERMINATED_UNHEALTHY";

export interface FleetEvent {
  readonly eventId: string;
  readonly fleetId: string;
  readonly code: FleetEventCode;
  readonly message: string;
  readonly at: Instant;
}
