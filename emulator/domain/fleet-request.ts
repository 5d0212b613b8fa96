import { type ApiError, invalidRequest } from "./api-error.ts";
import type { Fleet, LaunchedProcess } from "./fleet.ts";
import type { InboundPermission } from "./inbound-permission.ts";
import type { RuntimeConfigurationWish } from "./runtime-configuration.ts";

/** What CreateFleet was asked for, before the defaults. */
export interface FleetRequest extends RuntimeConfigurationWish {
  readonly name: string;
  readonly description: string | undefined;
  readonly computeType: Fleet["computeType"];
  readonly buildId: string | undefined;
  readonly scriptId: string | undefined;
  readonly instanceType: string | undefined;
  readonly fleetType: Fleet["fleetType"] | undefined;
  readonly serverLaunchPath: string | undefined;
  readonly serverLaunchParameters: string | undefined;
  readonly serverProcesses: readonly LaunchedProcess[];
  readonly certificateType: Fleet["certificateType"] | undefined;
  readonly newGameSessionProtectionPolicy: Fleet["newGameSessionProtectionPolicy"] | undefined;
  readonly newGameSessionsPerCreator: number | undefined;
  readonly policyPeriodInMinutes: number | undefined;
  readonly metricGroups: readonly string[] | undefined;
  readonly anywhereCost: string | undefined;
  readonly instanceRoleArn: string | undefined;
  readonly instanceRoleCredentialsProvider: Fleet["instanceRoleCredentialsProvider"] | undefined;
  readonly logPaths: readonly string[] | undefined;
  readonly locations: readonly string[];
  readonly inboundPermissions: readonly InboundPermission[];
}

/**
 * What is wrong with a request by itself, whatever else exists; undefined when nothing is.
 *
 * **Documented**: what each kind of fleet needs. **Assumed**: that each is an InvalidRequestException, since the model
 * requires only a name; that half of a ResourceCreationLimitPolicy says nothing and is refused.
 */
export function flawOfFleetRequest(request: FleetRequest): ApiError | undefined {
  const flaw =
    (request.computeType === "ANYWHERE" ? flawOfAnywhere(request) : flawOfManaged(request)) ??
    flawOfLimits(request);
  return flaw === undefined ? undefined : invalidRequest(flaw);
}

function flawOfAnywhere(request: FleetRequest): string | undefined {
  const foreign = {
    BuildId: request.buildId,
    ScriptId: request.scriptId,
    EC2InstanceType: request.instanceType,
    FleetType: request.fleetType,
    InstanceRoleArn: request.instanceRoleArn,
    InstanceRoleCredentialsProvider: request.instanceRoleCredentialsProvider,
  };
  for (const [member, value] of Object.entries(foreign)) {
    if (value !== undefined) return `${member} cannot be given for a fleet with ComputeType ANYWHERE.`;
  }
  if (request.inboundPermissions.length > 0) {
    return "EC2InboundPermissions cannot be given for a fleet with ComputeType ANYWHERE.";
  }
  if (request.locations.length === 0) return "Locations is required for a fleet with ComputeType ANYWHERE.";
  return undefined;
}

function flawOfManaged(request: FleetRequest): string | undefined {
  if (request.buildId === undefined && request.scriptId === undefined) {
    return "BuildId or ScriptId is required for a fleet with ComputeType EC2.";
  }
  if (request.buildId !== undefined && request.scriptId !== undefined) {
    return "BuildId and ScriptId exclude each other.";
  }
  if (request.instanceType === undefined)
    return "EC2InstanceType is required for a fleet with ComputeType EC2.";
  if (request.serverProcesses.length === 0 && request.serverLaunchPath === undefined) {
    return "RuntimeConfiguration with at least one of ServerProcesses is required for a fleet with ComputeType EC2.";
  }
  if (request.instanceRoleCredentialsProvider !== undefined && request.instanceRoleArn === undefined) {
    return "InstanceRoleCredentialsProvider needs an InstanceRoleArn, whose credentials it provides.";
  }
  if (request.anywhereCost !== undefined) {
    return "AnywhereConfiguration cannot be given for a fleet with ComputeType EC2.";
  }
  return undefined;
}

function flawOfLimits(request: FleetRequest): string | undefined {
  if (new Set(request.locations).size < request.locations.length)
    return "Locations names a location more than once.";
  if ((request.newGameSessionsPerCreator === undefined) !== (request.policyPeriodInMinutes === undefined)) {
    return "ResourceCreationLimitPolicy needs both NewGameSessionsPerCreator and PolicyPeriodInMinutes.";
  }
  return undefined;
}

/** What a host of this fleet starts: the deprecated ServerLaunchPath stands for one line. */
export function launchedProcesses(request: FleetRequest): readonly LaunchedProcess[] {
  const { serverProcesses, serverLaunchPath, serverLaunchParameters } = request;
  if (serverProcesses.length > 0 || serverLaunchPath === undefined) return serverProcesses;
  return [
    {
      launchPath: serverLaunchPath,
      ...(serverLaunchParameters === undefined ? {} : { parameters: serverLaunchParameters }),
      concurrentExecutions: 1,
    },
  ];
}
