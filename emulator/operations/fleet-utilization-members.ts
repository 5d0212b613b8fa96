import type { FleetUtilization } from "@aws-sdk/client-gamelift";
import type { Fleet } from "../domain/fleet.ts";
import type { LocationUsage } from "../domain/location-usage.ts";

/** How a fleet's location is used, as the API shows it. **Documented** members. */
export const fleetUtilizationMembers = (fleet: Fleet, usage: LocationUsage): FleetUtilization => ({
  FleetId: fleet.fleetId,
  FleetArn: fleet.fleetArn,
  ActiveServerProcessCount: usage.activeServerProcessCount,
  ActiveGameSessionCount: usage.activeGameSessionCount,
  CurrentPlayerSessionCount: usage.currentPlayerSessionCount,
  MaximumPlayerSessionCount: usage.maximumPlayerSessionCount,
  Location: usage.location,
});
