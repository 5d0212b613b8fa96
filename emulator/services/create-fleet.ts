import { invalidRequest } from "../domain/api-error.ts";
import { fleetArn } from "../domain/arn.ts";
import {
  DEFAULT_ACTIVATION_TIMEOUT_SECONDS,
  DEFAULT_METRIC_GROUPS,
  type Fleet,
  UNLIMITED_ACTIVATIONS,
} from "../domain/fleet.ts";
import { DEFAULT_INSTANCE_COUNTS } from "../domain/fleet-location.ts";
import { type FleetRequest, flawOfFleetRequest, launchedProcesses } from "../domain/fleet-request.ts";
import { givenMembers } from "../domain/given-members.ts";
import { flawOfInboundPermissions, updatedInboundPermissions } from "../domain/inbound-permission.ts";
import { flawOfServerProcesses } from "../domain/runtime-configuration.ts";
import type { Scope } from "../domain/scope.ts";
import { scriptOperatingSystem } from "../domain/script.ts";
import { buildByIdOrArn, scriptByIdOrArn } from "./find.ts";
import { logFleetEvent } from "./fleet-events.ts";
import { checkPlaces } from "./fleet-locations.ts";
import { beginFleetSetUp } from "./fleet-set-up.ts";
import type { Turn } from "./turn.ts";

/**
 * Makes a fleet. A managed one begins as NEW and sets itself up on the turns that follow; an Anywhere fleet is ACTIVE.
 *
 * **Documented**: defaults and the order of set-up. **Assumed**: ACTIVE at once for Anywhere, as the operation's text
 * says and its output's text does not.
 *
 * @throws ApiError InvalidRequestException; NotFoundException for a build or custom location that does not exist.
 */
export function createFleet(turn: Turn, scope: Scope, request: FleetRequest): Fleet {
  const flaw = flawOfFleetRequest(request);
  if (flaw !== undefined) throw flaw;
  const isAnywhere = request.computeType === "ANYWHERE";
  checkPlaces(turn, scope, request.computeType, request.locations);
  const platform: Pick<Fleet, "locations" | "operatingSystem"> = isAnywhere
    ? anywherePlatform(request)
    : managedPlatform(turn, scope, request);
  const serverProcesses = launchedProcesses(request);
  const { inboundPermissions } = request;
  const softwareFlaw =
    flawOfServerProcesses(serverProcesses, platform.operatingSystem) ??
    flawOfInboundPermissions("EC2InboundPermissions", inboundPermissions, platform.operatingSystem);
  if (softwareFlaw !== undefined) throw softwareFlaw;
  const fleetId = `fleet-${turn.uuid("fleet")}`;
  const fleet = turn.tables(scope).fleets.put({
    ...platform,
    ...givenMembers({
      description: request.description,
      serverLaunchPath: request.serverLaunchPath,
      serverLaunchParameters: request.serverLaunchParameters,
      newGameSessionsPerCreator: request.newGameSessionsPerCreator,
      policyPeriodInMinutes: request.policyPeriodInMinutes,
      anywhereCost: request.anywhereCost,
      instanceRoleArn: request.instanceRoleArn,
      instanceRoleCredentialsProvider: request.instanceRoleCredentialsProvider,
      logPaths: request.logPaths,
    }),
    fleetId,
    fleetArn: fleetArn(scope, fleetId),
    sequence: turn.nextSequence(),
    name: request.name,
    computeType: request.computeType,
    status: isAnywhere ? "ACTIVE" : "NEW",
    certificateType: request.certificateType ?? "DISABLED",
    newGameSessionProtectionPolicy: request.newGameSessionProtectionPolicy ?? "NoProtection",
    metricGroups: request.metricGroups ?? DEFAULT_METRIC_GROUPS,
    inboundPermissions: updatedInboundPermissions([], inboundPermissions, []),
    runtimeConfiguration: {
      serverProcesses,
      gameSessionActivationTimeoutSeconds:
        request.gameSessionActivationTimeoutSeconds ?? DEFAULT_ACTIVATION_TIMEOUT_SECONDS,
      maxConcurrentGameSessionActivations:
        request.maxConcurrentGameSessionActivations ?? UNLIMITED_ACTIVATIONS,
    },
    createdAt: turn.now,
  });
  logFleetEvent(turn, scope, fleetId, "FLEET_CREATED", `Fleet ${fleetId} was created.`);
  if (isAnywhere) logFleetEvent(turn, scope, fleetId, "FLEET_STATE_ACTIVE", `Fleet ${fleetId} is ACTIVE.`);
  else beginFleetSetUp(turn, scope, fleet);
  return fleet;
}

const anywherePlatform = ({ locations }: FleetRequest): Pick<Fleet, "locations"> => ({
  locations: locations.map((location) => ({ location, status: "ACTIVE" })),
});

/** **Documented**: the home Region is a location of every managed fleet, whether it is named or not. */
function managedPlatform(
  turn: Turn,
  scope: Scope,
  request: FleetRequest,
): Pick<Fleet, "locations" | "instanceType" | "fleetType"> & ServerSoftware {
  return {
    locations: [...new Set([scope.region, ...request.locations])].map((location) => ({
      location,
      status: "NEW",
      instances: DEFAULT_INSTANCE_COUNTS,
    })),
    ...givenMembers({ instanceType: request.instanceType }),
    fleetType: request.fleetType ?? "ON_DEMAND",
    ...serverSoftware(turn, scope, request),
  };
}

type ServerSoftware = Pick<
  Fleet,
  "buildId" | "buildArn" | "launchedFrom" | "scriptId" | "scriptArn" | "operatingSystem"
>;

/** A managed fleet runs a build or a script: which of the two was looked at before. */
function serverSoftware(turn: Turn, scope: Scope, { buildId, scriptId }: FleetRequest): ServerSoftware {
  if (scriptId !== undefined) {
    const script = scriptByIdOrArn(turn, scope, scriptId);
    return {
      scriptId: script.scriptId,
      scriptArn: script.scriptArn,
      operatingSystem: scriptOperatingSystem(script),
    };
  }
  if (buildId === undefined) throw invalidRequest("BuildId or ScriptId is required.");
  const build = buildByIdOrArn(turn, scope, buildId);
  const names = [build.buildId, build.name];
  return {
    ...givenMembers({ launchedFrom: turn.options.launchedBuilds.find((name) => names.includes(name)) }),
    buildId: build.buildId,
    buildArn: build.buildArn,
    operatingSystem: build.operatingSystem,
  };
}
