import type {
  DescribeFleetLocationUtilizationInput,
  DescribeFleetLocationUtilizationOutput,
} from "@aws-sdk/client-gamelift";
import { notFound } from "../domain/api-error.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import { fleetByIdOrArn } from "../services/find.ts";
import { usageOfPlace } from "../services/usage-of-place.ts";
import { fleetUtilizationMembers } from "./fleet-utilization-members.ts";
import { operation } from "./operation.ts";

/** How a fleet is used in one of its locations. **Documented**: also for Anywhere fleets. */
export const describeFleetLocationUtilization = operation<
  DescribeFleetLocationUtilizationInput,
  DescribeFleetLocationUtilizationOutput
>((turn, { scope, input }) => {
  const fleet = fleetByIdOrArn(turn, scope, input.FleetId);
  if (fleetLocation(fleet, input.Location) === undefined) {
    throw notFound(
      `Fleet ${fleet.fleetId} has no location ${input.Location}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  const usage = usageOfPlace(turn, scope, fleet.fleetId, input.Location);
  return { FleetUtilization: fleetUtilizationMembers(fleet, usage) };
});
