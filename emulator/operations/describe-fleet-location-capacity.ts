import type {
  DescribeFleetLocationCapacityInput,
  DescribeFleetLocationCapacityOutput,
} from "@aws-sdk/client-gamelift";
import { managedPlace } from "../services/capacity.ts";
import { usageOfPlace } from "../services/usage-of-place.ts";
import { fleetCapacityMembers } from "./fleet-capacity-members.ts";
import { operation } from "./operation.ts";

/** The instances of a fleet in one of its locations. **Documented** members. */
export const describeFleetLocationCapacity = operation<
  DescribeFleetLocationCapacityInput,
  DescribeFleetLocationCapacityOutput
>((turn, { scope, input }) => {
  const { fleet, place } = managedPlace(turn, scope, input.FleetId, input.Location);
  const usage = usageOfPlace(turn, scope, fleet.fleetId, place.location);
  return { FleetCapacity: fleetCapacityMembers(fleet, place, usage) };
});
