import type { FleetStatus } from "./fleet.ts";
import type { Instant } from "./instant.ts";

/** The event codes that this emulator writes; the service has more. **Documented**: EventCode in the model. */
export type FleetEventCode =
  | "FLEET_CREATED"
  | "FLEET_STATE_DOWNLOADING"
  | "FLEET_STATE_VALIDATING"
  | "FLEET_STATE_BUILDING"
  | "FLEET_STATE_ACTIVATING"
  | "FLEET_STATE_ACTIVE"
  | "FLEET_STATE_ERROR"
  | "FLEET_VALIDATION_LAUNCH_PATH_NOT_FOUND"
  | "FLEET_VALIDATION_EXECUTABLE_RUNTIME_FAILURE"
  | "FLEET_DELETED"
  | "FLEET_NEW_GAME_SESSION_PROTECTION_POLICY_UPDATED"
  | "FLEET_SCALING_EVENT"
  | "GAME_SESSION_ACTIVATION_TIMEOUT"
  | "INSTANCE_INTERRUPTED"
  | "LOCATION_STATE_PENDING"
  | "LOCATION_STATE_CREATING"
  | "LOCATION_STATE_CREATED"
  | "LOCATION_STATE_ACTIVATING"
  | "LOCATION_STATE_ACTIVE"
  | "LOCATION_STATE_DELETING"
  | "LOCATION_STATE_DELETED"
  | "LOCATION_STATE_ERROR"
  | "SERVER_PROCESS_CRASHED"
  | "SERVER_PROCESS_FORCE_TERMINATED"
  | "SERVER_PROCESS_INVALID_PATH"
  | "SERVER_PROCESS_PROCESS_EXIT_TIMEOUT"
  | "SERVER_PROCESS_PROCESS_READY_TIMEOUT"
  | "SERVER_PROCESS_SDK_INITIALIZATION_TIMEOUT"
  | "SERVER_PROCESS_TERMINATED_UNHEALTHY";

export interface FleetEvent {
  readonly eventId: string;
  readonly fleetId: string;
  /** Order of creation, unique: many events share an instant. */
  readonly sequence: number;
  readonly code: FleetEventCode;
  readonly message: string;
  readonly at: Instant;
}

/** What a set-up step of a fleet is told by; undefined for a status that no step of it leads to. */
export const fleetStateEvent: Partial<Record<FleetStatus, FleetEventCode>> = {
  DOWNLOADING: "FLEET_STATE_DOWNLOADING",
  VALIDATING: "FLEET_STATE_VALIDATING",
  BUILDING: "FLEET_STATE_BUILDING",
  ACTIVATING: "FLEET_STATE_ACTIVATING",
  ACTIVE: "FLEET_STATE_ACTIVE",
};

/**
 * The same for a remote location.
 *
 * **Assumed**: the model has codes for a location's states, but not one for each status that it lists, and no page says
 * which belong together. VALIDATING has none.
 */
export const locationStateEvent: Partial<Record<FleetStatus, FleetEventCode>> = {
  NEW: "LOCATION_STATE_PENDING",
  DOWNLOADING: "LOCATION_STATE_CREATING",
  BUILDING: "LOCATION_STATE_CREATED",
  ACTIVATING: "LOCATION_STATE_ACTIVATING",
  ACTIVE: "LOCATION_STATE_ACTIVE",
  DELETING: "LOCATION_STATE_DELETING",
  TERMINATED: "LOCATION_STATE_DELETED",
  ERROR: "LOCATION_STATE_ERROR",
};
