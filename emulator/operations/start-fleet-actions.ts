import type { StartFleetActionsInput, StartFleetActionsOutput } from "@aws-sdk/client-gamelift";
import { setFleetActions } from "../services/fleet-actions.ts";
import { operation } from "./operation.ts";

/** Notes that a location scales by itself again, which it never does here. **Documented** members. */
export const startFleetActions = operation<StartFleetActionsInput, StartFleetActionsOutput>(
  (turn, { scope, input }) => {
    const { fleetId, fleetArn } = setFleetActions(
      turn,
      scope,
      input.FleetId,
      input.Location,
      input.Actions,
      "start",
    );
    return { FleetId: fleetId, FleetArn: fleetArn };
  },
);
