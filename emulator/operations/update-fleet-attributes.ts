import type { UpdateFleetAttributesInput, UpdateFleetAttributesOutput } from "@aws-sdk/client-gamelift";
import { updateFleetAttributes as update } from "../services/update-fleet-attributes.ts";
import { operation } from "./operation.ts";

/** Changes what can be changed of a fleet. **Documented** members. */
export const updateFleetAttributes = operation<UpdateFleetAttributesInput, UpdateFleetAttributesOutput>(
  (turn, { scope, input }) => {
    const { ResourceCreationLimitPolicy: policy } = input;
    const { fleetId, fleetArn } = update(turn, scope, input.FleetId, {
      name: input.Name,
      description: input.Description,
      newGameSessionProtectionPolicy: input.NewGameSessionProtectionPolicy,
      creationLimit: policy && {
        sessions: policy.NewGameSessionsPerCreator,
        minutes: policy.PolicyPeriodInMinutes,
      },
      metricGroups: input.MetricGroups,
      anywhereCost: input.AnywhereConfiguration?.Cost,
    });
    return { FleetId: fleetId, FleetArn: fleetArn };
  },
);
