import type { UpdateFleetCapacityInput, UpdateFleetCapacityOutput } from "@aws-sdk/client-gamelift";
import { updateFleetCapacity as update } from "../services/capacity.ts";
import { managedCapacityMembers } from "./fleet-capacity-members.ts";
import { operation } from "./operation.ts";

/**
 * Settles how many instances a location of a managed fleet has. Instances are started and ended, and simulated servers
 * with them; ZeroCapacityStrategy is kept and checked, and nothing scales by itself. **Documented** members.
 */
export const updateFleetCapacity = operation<UpdateFleetCapacityInput, UpdateFleetCapacityOutput>(
  (turn, { scope, input }) => {
    const { fleet, place } = update(turn, scope, input.FleetId, input.Location, {
      desired: input.DesiredInstances,
      minimum: input.MinSize,
      maximum: input.MaxSize,
      zeroCapacityStrategy: input.ManagedCapacityConfiguration?.ZeroCapacityStrategy,
      scaleInAfterInactivityMinutes: input.ManagedCapacityConfiguration?.ScaleInAfterInactivityMinutes,
    });
    return {
      FleetId: fleet.fleetId,
      FleetArn: fleet.fleetArn,
      Location: place.location,
      ManagedCapacityConfiguration: managedCapacityMembers(place.managedCapacity),
    };
  },
);
