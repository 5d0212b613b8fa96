import type { LocationState } from "@aws-sdk/client-gamelift";
import type { FleetLocation } from "../domain/fleet-location.ts";

/** A location of a fleet as several operations show it. **Documented** members. */
export const locationStateMembers = ({ location, status }: FleetLocation): LocationState => ({
  Location: location,
  Status: status,
});
