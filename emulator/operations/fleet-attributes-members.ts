import type { EC2InstanceType, FleetAttributes, OperatingSystem } from "@aws-sdk/client-gamelift";
import type { Fleet } from "../domain/fleet.ts";
import { instantMember } from "./instant-member.ts";

/** **Assumed**: those of the home Region; remote locations have their own. */
const stoppedActionsOf = ({ locations: [home] }: Fleet) =>
  home?.stoppedActions === undefined ? undefined : [...home.stoppedActions];

/** A fleet as CreateFleet and DescribeFleetAttributes show it. **Documented** members. */
export const fleetAttributesMembers = (fleet: Fleet): FleetAttributes => ({
  FleetId: fleet.fleetId,
  FleetArn: fleet.fleetArn,
  FleetType: fleet.fleetType,
  // The wire let no other texts than the model's in.
  InstanceType: fleet.instanceType as EC2InstanceType | undefined,
  Description: fleet.description,
  Name: fleet.name,
  CreationTime: instantMember(fleet.createdAt),
  Status: fleet.status,
  BuildId: fleet.buildId,
  BuildArn: fleet.buildArn,
  ScriptId: fleet.scriptId,
  ScriptArn: fleet.scriptArn,
  ServerLaunchPath: fleet.serverLaunchPath,
  ServerLaunchParameters: fleet.serverLaunchParameters,
  LogPaths: fleet.logPaths === undefined ? undefined : [...fleet.logPaths],
  NewGameSessionProtectionPolicy: fleet.newGameSessionProtectionPolicy,
  OperatingSystem: fleet.operatingSystem as OperatingSystem | undefined,
  ResourceCreationLimitPolicy:
    fleet.newGameSessionsPerCreator === undefined
      ? undefined
      : {
          NewGameSessionsPerCreator: fleet.newGameSessionsPerCreator,
          PolicyPeriodInMinutes: fleet.policyPeriodInMinutes,
        },
  StoppedActions: stoppedActionsOf(fleet),
  MetricGroups: [...fleet.metricGroups],
  InstanceRoleArn: fleet.instanceRoleArn,
  InstanceRoleCredentialsProvider: fleet.instanceRoleCredentialsProvider,
  CertificateConfiguration: { CertificateType: fleet.certificateType },
  ComputeType: fleet.computeType,
  AnywhereConfiguration: fleet.anywhereCost === undefined ? undefined : { Cost: fleet.anywhereCost },
});
