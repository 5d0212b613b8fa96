import type { DescribeFleetCapacityInput, DescribeFleetCapacityOutput } from "@aws-sdk/client-gamelift";
import { managedFleets } from "../services/managed-fleets.ts";
import { usageOfPlace } from "../services/usage-of-place.ts";
import { fleetCapacityMembers } from "./fleet-capacity-members.ts";
import { operation } from "./operation.ts";

/** The instances of fleets in their home Region. **Documented**: unknown ids are left out. */
export const describeFleetCapacity = operation<DescribeFleetCapacityInput, DescribeFleetCapacityOutput>(
  (turn, { scope, input }) => {
    const page = { limit: input.Limit, token: input.NextToken };
    const { items, nextToken } = managedFleets(turn, scope, "DescribeFleetCapacity", input.FleetIds, page);
    const capacities = items.flatMap((fleet) => {
      const [home] = fleet.locations;
      if (home === undefined) return [];
      return [fleetCapacityMembers(fleet, home, usageOfPlace(turn, scope, fleet.fleetId, home.location))];
    });
    return { FleetCapacity: capacities, NextToken: nextToken };
  },
);
