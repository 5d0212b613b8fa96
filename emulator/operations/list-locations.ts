import type { ListLocationsInput, ListLocationsOutput, LocationModel } from "@aws-sdk/client-gamelift";
import { type ListedLocation, listLocations as list } from "../services/custom-locations.ts";
import { operation } from "./operation.ts";

/** AWS's places first, then custom ones in the order of their creation. **Documented** members. */
export const listLocations = operation<ListLocationsInput, ListLocationsOutput>((turn, { scope, input }) => {
  const { items, nextToken } = list(turn, scope, {
    filters: input.Filters,
    limit: input.Limit,
    token: input.NextToken,
  });
  return { Locations: items.map(locationMembers), NextToken: nextToken };
});

const locationMembers = ({ locationName, locationArn, pingBeacon }: ListedLocation): LocationModel => ({
  LocationName: locationName,
  LocationArn: locationArn,
  PingBeacon:
    pingBeacon === undefined
      ? undefined
      : { UDPEndpoint: { Domain: pingBeacon.domain, Port: pingBeacon.port } },
});
