import type { CreateFleetInput, CreateFleetOutput } from "@aws-sdk/client-gamelift";
import type { FleetRequest } from "../domain/fleet-request.ts";
import { givenMembers } from "../domain/given-members.ts";
import { unsupportedMember } from "../domain/unsupported-member.ts";
import { createFleet as create } from "../services/create-fleet.ts";
import type { Checked } from "./checked.ts";
import { fleetAttributesMembers } from "./fleet-attributes-members.ts";
import { operation } from "./operation.ts";

/**
 * Makes a fleet, managed or Anywhere. **Documented**: members and defaults. Without effect here, because nothing that
 * this emulator shows depends on them: tags, log paths, inbound permissions, VPC peering, the role's credentials.
 */
export const createFleet = operation<CreateFleetInput, CreateFleetOutput>((turn, { scope, input }) => {
  if (input.PlayerGatewayMode !== undefined && input.PlayerGatewayMode !== "DISABLED") {
    throw unsupportedMember("CreateFleet", `PlayerGatewayMode ${input.PlayerGatewayMode}`);
  }
  const fleet = create(turn, scope, fleetRequest(input));
  return {
    FleetAttributes: fleetAttributesMembers(fleet),
    LocationStates: fleet.locations.map(({ location, status }) => ({ Location: location, Status: status })),
  };
});

function fleetRequest(input: Checked<CreateFleetInput>): FleetRequest {
  const { RuntimeConfiguration: runtime, ResourceCreationLimitPolicy: policy } = input;
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
    serverProcesses: (runtime?.ServerProcesses ?? []).map((line) => ({
      ...givenMembers({ parameters: line.Parameters }),
      launchPath: line.LaunchPath,
      concurrentExecutions: line.ConcurrentExecutions,
    })),
    gameSessionActivationTimeoutSeconds: runtime?.GameSessionActivationTimeoutSeconds,
    maxConcurrentGameSessionActivations: runtime?.MaxConcurrentGameSessionActivations,
    certificateType: input.CertificateConfiguration?.CertificateType,
    newGameSessionProtectionPolicy: input.NewGameSessionProtectionPolicy,
    newGameSessionsPerCreator: policy?.NewGameSessionsPerCreator,
    policyPeriodInMinutes: policy?.PolicyPeriodInMinutes,
    metricGroups: input.MetricGroups,
    anywhereCost: input.AnywhereConfiguration?.Cost,
    instanceRoleArn: input.InstanceRoleArn,
    locations: (input.Locations ?? []).map(({ Location }) => Location),
    inboundPorts: (input.EC2InboundPermissions ?? []).map(({ FromPort, ToPort }) => ({
      from: FromPort,
      to: ToPort,
    })),
  };
}
