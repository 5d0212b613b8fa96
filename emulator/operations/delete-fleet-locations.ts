import type { DeleteFleetLocationsInput, DeleteFleetLocationsOutput } from "@aws-sdk/client-gamelift";
import { deleteFleetLocations as remove } from "../services/fleet-locations.ts";
import { locationStateMembers } from "./location-state-members.ts";
import { operation } from "./operation.ts";

/** Begins to take places from a fleet, with everything that runs there. **Documented** members. */
export const deleteFleetLocations = operation<DeleteFleetLocationsInput, DeleteFleetLocationsOutput>(
  (turn, { scope, input }) => {
    const { fleet, locations } = remove(turn, scope, input.FleetId, input.Locations);
    return {
      FleetId: fleet.fleetId,
      FleetArn: fleet.fleetArn,
      LocationStates: locations.map(locationStateMembers),
    };
  },
);
