import type { CreateFleetInput, CreateFleetOutput } from "@aws-sdk/client-gamelift";
import type { FleetRequest } from "../domain/fleet-request.ts";
import { unsupportedMember } from "../domain/unsupported-member.ts";
import { createFleet as create } from "../services/create-fleet.ts";
import { createTagged } from "../services/tags.ts";
import type { Checked } from "./checked.ts";
import { fleetAttributesMembers } from "./fleet-attributes-members.ts";
import { inboundPermission } from "./inbound-permission-members.ts";
import { locationStateMembers } from "./location-state-members.ts";
import { operation } from "./operation.ts";
import { runtimeConfigurationWish } from "./runtime-configuration-members.ts";
import { tagsOf } from "./tag-members.ts";

/**
 * Makes a fleet, managed or Anywhere. **Documented**: members and defaults. Kept and shown, but without effect on game
 * servers here: log paths, inbound permissions, certificate, the instance role and its credentials. VPC peering and the
 * player gateway are refused by name, because a backend that relies on them would find nothing there.
 */
export const createFleet = operation<CreateFleetInput, CreateFleetOutput>((turn, { scope, input }) => {
  if (input.PlayerGatewayMode !== undefined && input.PlayerGatewayMode !== "DISABLED") {
    throw unsupportedMember("CreateFleet", "PlayerGatewayMode", input.PlayerGatewayMode);
  }
  for (const member of ["PlayerGatewayConfiguration", "PeerVpcAwsAccountId", "PeerVpcId"] as const) {
    if (input[member] !== undefined) throw unsupportedMember("CreateFleet", member);
  }
  const fleet = createTagged(
    turn,
    scope,
    tagsOf(input.Tags),
    () => create(turn, scope, fleetRequest(input)),
    ({ fleetArn }) => fleetArn,
  );
  return {
    FleetAttributes: fleetAttributesMembers(fleet),
    LocationStates: fleet.locations.map(locationStateMembers),
  };
});

function fleetRequest(input: Checked<CreateFleetInput>): FleetRequest {
  const { ResourceCreationLimitPolicy: policy } = input;
  const wish = runtimeConfigurationWish(input.RuntimeConfiguration ?? {});
  return {
    name: input.Name,
    description: input.Description,
    computeType: input.ComputeType ?? "EC2",
    buildId: input.BuildId,
    scriptId: input.ScriptId,
    instanceType: input.EC2InstanceType,
    fleetType: input.FleetType,
    serverLaunchPath: input.ServerLaunchPath,
    serverLaunchParameters: input.ServerLaunchParameters,
    ...wish,
    serverProcesses: wish.serverProcesses ?? [],
    certificateType: input.CertificateConfiguration?.CertificateType,
    newGameSessionProtectionPolicy: input.NewGameSessionProtectionPolicy,
    newGameSessionsPerCreator: policy?.NewGameSessionsPerCreator,
    policyPeriodInMinutes: policy?.PolicyPeriodInMinutes,
    metricGroups: input.MetricGroups,
    anywhereCost: input.AnywhereConfiguration?.Cost,
    instanceRoleArn: input.InstanceRoleArn,
    locations: (input.Locations ?? []).map(({ Location }) => Location),
    instanceRoleCredentialsProvider: input.InstanceRoleCredentialsProvider,
    logPaths: input.LogPaths,
    inboundPermissions: (input.EC2InboundPermissions ?? []).map(inboundPermission),
  };
}
