import type { FleetStatus } from "./fleet.ts";

/** How many instances a managed fleet keeps in one location. */
export interface InstanceCounts {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** A place where a fleet hosts game sessions. */
export interface FleetLocation {
  /** A Region's name, or that of a custom location. */
  readonly location: string;
  /** **Documented** (LocationState): as a fleet's status, or NOT_FOUND once a custom location was deleted. */
  readonly status: FleetStatus | "NOT_FOUND";
  /** Undefined for Anywhere fleets, whose computes are the user's own. */
  readonly instances?: InstanceCounts;
}

/** **Documented**: what each location of a managed fleet begins with. */
export const DEFAULT_INSTANCE_COUNTS: InstanceCounts = { desired: 1, minimum: 0, maximum: 1 };

export const locationNames = (fleet: { readonly locations: readonly FleetLocation[] }): readonly string[] =>
  fleet.locations.map(({ location }) => location);

export const fleetLocation = (
  fleet: { readonly locations: readonly FleetLocation[] },
  name: string,
): FleetLocation | undefined => fleet.locations.find(({ location }) => location === name);
