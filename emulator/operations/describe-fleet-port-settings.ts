import type {
  DescribeFleetPortSettingsInput,
  DescribeFleetPortSettingsOutput,
} from "@aws-sdk/client-gamelift";
import { portSettingsOf } from "../services/port-settings.ts";
import { inboundPermissionMembers } from "./inbound-permission-members.ts";
import { operation } from "./operation.ts";

/**
 * The ports that a fleet's instances have open.
 *
 * **Documented** members; a status is told for a named location alone, and only while an update is on its way there. The
 * page promises an empty answer for a deleted fleet; here it is a NotFoundException, as for a fleet that never was.
 */
export const describeFleetPortSettings = operation<
  DescribeFleetPortSettingsInput,
  DescribeFleetPortSettingsOutput
>((turn, { scope, input }) => {
  const { fleet, location } = portSettingsOf(turn, scope, input.FleetId, input.Location);
  return {
    FleetId: fleet.fleetId,
    FleetArn: fleet.fleetArn,
    InboundPermissions: fleet.inboundPermissions.map(inboundPermissionMembers),
    UpdateStatus: location?.portSettingsStatus,
    Location: location?.location,
  };
});
