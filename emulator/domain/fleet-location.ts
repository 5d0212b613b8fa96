import type { FleetStatus } from "./fleet.ts";

/** How many instances a managed fleet keeps in one location. */
export interface InstanceCounts {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Who scales a location to zero instances and back. **Documented**: MANUAL is what nobody has chosen otherwise; minutes
 * belong to the other strategy alone.
 */
export interface ManagedCapacity {
  readonly zeroCapacityStrategy: "MANUAL" | "SCALE_TO_AND_FROM_ZERO";
  readonly scaleInAfterInactivityMinutes?: number;
}

/** What StopFleetActions can stop. **Documented**: the only one. */
export type FleetAction = "AUTO_SCALING";

/** A place where a fleet hosts game sessions. */
export interface FleetLocation {
  /** A Region's name, or that of a custom location. */
  readonly location: string;
  /** **Documented** (LocationState): as a fleet's status, or NOT_FOUND once a custom location was deleted. */
  readonly status: FleetStatus | "NOT_FOUND";
  /** Undefined for Anywhere fleets, whose computes are the user's own. */
  readonly instances?: InstanceCounts;
  readonly managedCapacity?: ManagedCapacity;
  readonly stoppedActions?: readonly FleetAction[];
  /** While the ports that were opened and closed last have not come here yet. */
  readonly portSettingsStatus?: "PENDING_UPDATE";
}

/** **Documented**: how many locations a fleet can have. */
export const LOCATIONS_PER_FLEET_LIMIT = 100;

export const isCustomLocation = (location: string): boolean => location.startsWith("custom-");

/** **Documented**: what each location of a managed fleet begins with. */
export const DEFAULT_INSTANCE_COUNTS: InstanceCounts = { desired: 1, minimum: 0, maximum: 1 };

export const locationNames = (fleet: { readonly locations: readonly FleetLocation[] }): readonly string[] =>
  fleet.locations.map(({ location }) => location);

export const fleetLocation = (
  fleet: { readonly locations: readonly FleetLocation[] },
  name: string,
): FleetLocation | undefined => fleet.locations.find(({ location }) => location === name);
