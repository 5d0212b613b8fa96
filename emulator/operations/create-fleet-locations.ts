import type { CreateFleetLocationsInput, CreateFleetLocationsOutput } from "@aws-sdk/client-gamelift";
import { createFleetLocations as create } from "../services/fleet-locations.ts";
import { locationStateMembers } from "./location-state-members.ts";
import { operation } from "./operation.ts";

/** Adds places to a fleet. **Documented** members. */
export const createFleetLocations = operation<CreateFleetLocationsInput, CreateFleetLocationsOutput>(
  (turn, { scope, input }) => {
    const names = input.Locations.map(({ Location }) => Location);
    const { fleet, locations } = create(turn, scope, input.FleetId, names);
    return {
      FleetId: fleet.fleetId,
      FleetArn: fleet.fleetArn,
      LocationStates: locations.map(locationStateMembers),
    };
  },
);
