import type { StopFleetActionsInput, StopFleetActionsOutput } from "@aws-sdk/client-gamelift";
import { setFleetActions } from "../services/fleet-actions.ts";
import { operation } from "./operation.ts";

/** Notes that a location scales by itself no more, which it never does here. **Documented** members. */
export const stopFleetActions = operation<StopFleetActionsInput, StopFleetActionsOutput>(
  (turn, { scope, input }) => {
    const { fleetId, fleetArn } = setFleetActions(
      turn,
      scope,
      input.FleetId,
      input.Location,
      input.Actions,
      "stop",
    );
    return { FleetId: fleetId, FleetArn: fleetArn };
  },
);
