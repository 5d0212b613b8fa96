import type { DescribeFleetUtilizationInput, DescribeFleetUtilizationOutput } from "@aws-sdk/client-gamelift";
import { managedFleets } from "../services/managed-fleets.ts";
import { usageOfPlace } from "../services/usage-of-place.ts";
import { fleetUtilizationMembers } from "./fleet-utilization-members.ts";
import { operation } from "./operation.ts";

/** How fleets are used in their home Region. **Documented**: unknown ids are left out. */
export const describeFleetUtilization = operation<
  DescribeFleetUtilizationInput,
  DescribeFleetUtilizationOutput
>((turn, { scope, input }) => {
  const page = { limit: input.Limit, token: input.NextToken };
  const { items, nextToken } = managedFleets(turn, scope, "DescribeFleetUtilization", input.FleetIds, page);
  const utilizations = items.flatMap((fleet) => {
    const [home] = fleet.locations;
    if (home === undefined) return [];
    return [fleetUtilizationMembers(fleet, usageOfPlace(turn, scope, fleet.fleetId, home.location))];
  });
  return { FleetUtilization: utilizations, NextToken: nextToken };
});
