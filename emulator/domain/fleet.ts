import type { FleetLocation } from "./fleet-location.ts";
import type { InboundPermission } from "./inbound-permission.ts";
import type { Instant } from "./instant.ts";
import { checkTransition } from "./transition.ts";

export type FleetStatus =
  | "NEW"
  | "DOWNLOADING"
  | "VALIDATING"
  | "BUILDING"
  | "ACTIVATING"
  | "ACTIVE"
  | "ERROR"
  | "DELETING"
  | "TERMINATED";

export interface LaunchedProcess {
  readonly launchPath: string;
  readonly parameters?: string;
  readonly concurrentExecutions: number;
}

/** Seconds and counts as RuntimeConfiguration gives them; both limits are always filled in. */
export interface RuntimeConfiguration {
  readonly serverProcesses: readonly LaunchedProcess[];
  readonly gameSessionActivationTimeoutSeconds: number;
  readonly maxConcurrentGameSessionActivations: number;
}

/**
 * **Assumed**: 300 s, from the CDK library's documentation; the API text names no default, and Anywhere fleets without
 * an agent have none of their own.
 */
export const DEFAULT_ACTIVATION_TIMEOUT_SECONDS = 300;

/** **Documented** (CDK library): no limit. The largest value that the model allows stands for it. */
export const UNLIMITED_ACTIVATIONS = 2_147_483_647;

/** **Observed** in answers for fleets that were given none. */
export const DEFAULT_METRIC_GROUPS: readonly string[] = ["default"];

export interface Fleet {
  readonly fleetId: string;
  readonly fleetArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly name: string;
  readonly description?: string;
  readonly computeType: "EC2" | "ANYWHERE";
  readonly status: FleetStatus;
  readonly buildId?: string;
  readonly buildArn?: string;
  /** Its build is mapped to a folder by this name: the emulator itself starts its server processes from there. */
  readonly launchedFrom?: string;
  readonly scriptId?: string;
  readonly scriptArn?: string;
  readonly serverLaunchPath?: string;
  readonly serverLaunchParameters?: string;
  readonly instanceType?: string;
  readonly fleetType?: "ON_DEMAND" | "SPOT";
  readonly operatingSystem?: string;
  readonly certificateType: "DISABLED" | "GENERATED";
  readonly newGameSessionProtectionPolicy: "NoProtection" | "FullProtection";
  readonly newGameSessionsPerCreator?: number;
  readonly policyPeriodInMinutes?: number;
  readonly metricGroups: readonly string[];
  readonly anywhereCost?: string;
  readonly instanceRoleArn?: string;
  readonly instanceRoleCredentialsProvider?: "SHARED_CREDENTIAL_FILE";
  readonly logPaths?: readonly string[];
  /** The same in every location. */
  readonly inboundPermissions: readonly InboundPermission[];
  /** The home Region first for a managed fleet. */
  readonly locations: readonly FleetLocation[];
  readonly runtimeConfiguration: RuntimeConfiguration;
  readonly createdAt: Instant;
}

/**
 * **Documented**: NEW → DOWNLOADING → VALIDATING → BUILDING → ACTIVATING → ACTIVE for managed fleets; an Anywhere fleet
 * is ACTIVE from its creation (operation text of CreateFleet).
 */
export const fleetTransitions: Readonly<Record<FleetStatus, readonly FleetStatus[]>> = {
  NEW: ["DOWNLOADING", "ERROR", "DELETING"],
  DOWNLOADING: ["VALIDATING", "ERROR", "DELETING"],
  VALIDATING: ["BUILDING", "ERROR", "DELETING"],
  BUILDING: ["ACTIVATING", "ERROR", "DELETING"],
  ACTIVATING: ["ACTIVE", "ERROR", "DELETING"],
  ACTIVE: ["ERROR", "DELETING"],
  ERROR: ["ACTIVE", "DELETING"],
  DELETING: ["TERMINATED"],
  TERMINATED: [],
};

const setUp: Partial<Record<FleetStatus, FleetStatus>> = {
  NEW: "DOWNLOADING",
  DOWNLOADING: "VALIDATING",
  VALIDATING: "BUILDING",
  BUILDING: "ACTIVATING",
  ACTIVATING: "ACTIVE",
};

/** The step that follows in the set-up of a fleet or a location; undefined when it is set up or beyond. */
export const nextSetUpStatus = (status: FleetStatus): FleetStatus | undefined => setUp[status];

/**
 * The fleet in another status. Its home Region, which no managed fleet can lose, goes with it; so does everything when
 * the fleet is deleted. Remote locations have a set-up of their own.
 *
 * @throws IllegalTransition for a step that a fleet's life does not have.
 */
export function withFleetStatus(fleet: Fleet, status: FleetStatus): Fleet {
  checkTransition(`fleet ${fleet.fleetId}`, fleetTransitions, fleet.status, status);
  const isLeaving = status === "DELETING" || status === "TERMINATED";
  const locations = fleet.locations.map((location, index) =>
    isLeaving || (fleet.computeType === "EC2" && index === 0) ? { ...location, status } : location,
  );
  return { ...fleet, status, locations };
}

/** The fleet with one of its locations in another status. @throws IllegalTransition as above. */
export function withLocationStatus(fleet: Fleet, name: string, status: FleetStatus): Fleet {
  const locations = fleet.locations.map((location) => {
    if (location.location !== name) return location;
    // A custom location that was deleted can only be taken out of the fleet.
    const from = location.status === "NOT_FOUND" ? "ERROR" : location.status;
    checkTransition(`location ${name} of fleet ${fleet.fleetId}`, fleetTransitions, from, status);
    return { ...location, status };
  });
  return { ...fleet, locations };
}
