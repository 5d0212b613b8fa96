import type { UpdateFleetPortSettingsInput, UpdateFleetPortSettingsOutput } from "@aws-sdk/client-gamelift";
import { updatePortSettings } from "../services/port-settings.ts";
import { inboundPermission } from "./inbound-permission-members.ts";
import { operation } from "./operation.ts";

/** Opens and closes ports of a fleet's instances. **Documented** members. Nothing listens to them here: they are kept. */
export const updateFleetPortSettings = operation<UpdateFleetPortSettingsInput, UpdateFleetPortSettingsOutput>(
  (turn, { scope, input }) => {
    const { fleetId, fleetArn } = updatePortSettings(
      turn,
      scope,
      input.FleetId,
      (input.InboundPermissionAuthorizations ?? []).map(inboundPermission),
      (input.InboundPermissionRevocations ?? []).map(inboundPermission),
    );
    return { FleetId: fleetId, FleetArn: fleetArn };
  },
);
