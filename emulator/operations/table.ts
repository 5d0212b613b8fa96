import { createAlias } from "./create-alias.ts";
import { createBuild } from "./create-build.ts";
import { createFleet } from "./create-fleet.ts";
import { createFleetLocations } from "./create-fleet-locations.ts";
import { createGameSession } from "./create-game-session.ts";
import { createGameSessionQueue } from "./create-game-session-queue.ts";
import { createLocation } from "./create-location.ts";
import { createPlayerSession } from "./create-player-session.ts";
import { createPlayerSessions } from "./create-player-sessions.ts";
import { createScript } from "./create-script.ts";
import { deleteAlias } from "./delete-alias.ts";
import { deleteBuild } from "./delete-build.ts";
import { deleteFleet } from "./delete-fleet.ts";
import { deleteFleetLocations } from "./delete-fleet-locations.ts";
import { deleteGameSessionQueue } from "./delete-game-session-queue.ts";
import { deleteLocation } from "./delete-location.ts";
import { deleteScalingPolicy } from "./delete-scaling-policy.ts";
import { deleteScript } from "./delete-script.ts";
import { deregisterCompute } from "./deregister-compute.ts";
import { describeAlias } from "./describe-alias.ts";
import { describeBuild } from "./describe-build.ts";
import { describeCompute } from "./describe-compute.ts";
import { describeEC2InstanceLimits } from "./describe-ec2-instance-limits.ts";
import { describeFleetAttributes } from "./describe-fleet-attributes.ts";
import { describeFleetCapacity } from "./describe-fleet-capacity.ts";
import { describeFleetEvents } from "./describe-fleet-events.ts";
import { describeFleetLocationAttributes } from "./describe-fleet-location-attributes.ts";
import { describeFleetLocationCapacity } from "./describe-fleet-location-capacity.ts";
import { describeFleetLocationUtilization } from "./describe-fleet-location-utilization.ts";
import { describeFleetPortSettings } from "./describe-fleet-port-settings.ts";
import { describeFleetUtilization } from "./describe-fleet-utilization.ts";
import { describeGameSessionDetails } from "./describe-game-session-details.ts";
import { describeGameSessionPlacement } from "./describe-game-session-placement.ts";
import { describeGameSessionQueues } from "./describe-game-session-queues.ts";
import { describeGameSessions } from "./describe-game-sessions.ts";
import { describeInstances } from "./describe-instances.ts";
import { describePlayerSessions } from "./describe-player-sessions.ts";
import { describeRuntimeConfiguration } from "./describe-runtime-configuration.ts";
import { describeScalingPolicies } from "./describe-scaling-policies.ts";
import { describeScript } from "./describe-script.ts";
import { getComputeAuthToken } from "./get-compute-auth-token.ts";
import { getGameSessionLogUrl } from "./get-game-session-log-url.ts";
import { getPlayerConnectionDetails } from "./get-player-connection-details.ts";
import { listAliases } from "./list-aliases.ts";
import { listBuilds } from "./list-builds.ts";
import { listCompute } from "./list-compute.ts";
import { listFleets } from "./list-fleets.ts";
import { listLocations } from "./list-locations.ts";
import { listScripts } from "./list-scripts.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import type { Operation } from "./operation.ts";
import { putScalingPolicy } from "./put-scaling-policy.ts";
import { registerCompute } from "./register-compute.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { searchGameSessions } from "./search-game-sessions.ts";
import { startFleetActions } from "./start-fleet-actions.ts";
import { startGameSessionPlacement } from "./start-game-session-placement.ts";
import { stopFleetActions } from "./stop-fleet-actions.ts";
import { stopGameSessionPlacement } from "./stop-game-session-placement.ts";
import { tagResource } from "./tag-resource.ts";
import { terminateGameSession } from "./terminate-game-session.ts";
import { untagResource } from "./untag-resource.ts";
import { updateAlias } from "./update-alias.ts";
import { updateBuild } from "./update-build.ts";
import { updateFleetAttributes } from "./update-fleet-attributes.ts";
import { updateFleetCapacity } from "./update-fleet-capacity.ts";
import { updateFleetPortSettings } from "./update-fleet-port-settings.ts";
import { updateGameSession } from "./update-game-session.ts";
import { updateGameSessionQueue } from "./update-game-session-queue.ts";
import { updateRuntimeConfiguration } from "./update-runtime-configuration.ts";
import { updateScript } from "./update-script.ts";

/**
 * How much of an operation is imitated. `full`: everything that is documented of it. `basic`: it answers in the right
 * form and keeps what it is given; its file says what it leaves out.
 */
export interface ServedOperation {
  readonly coverage: "full" | "basic";
  readonly serve: Operation;
}

const full = (serve: Operation): ServedOperation => ({ coverage: "full", serve });
const basic = (serve: Operation): ServedOperation => ({ coverage: "basic", serve });

/** The operations that this emulator imitates, by their name in the service model. Every other one is refused by name. */
export const operations: ReadonlyMap<string, ServedOperation> = new Map(
  Object.entries({
    CreateAlias: full(createAlias),
    CreateBuild: basic(createBuild),
    CreateFleet: full(createFleet),
    CreateFleetLocations: full(createFleetLocations),
    CreateGameSession: full(createGameSession),
    CreateGameSessionQueue: full(createGameSessionQueue),
    CreateLocation: full(createLocation),
    CreatePlayerSession: full(createPlayerSession),
    CreatePlayerSessions: full(createPlayerSessions),
    CreateScript: basic(createScript),
    DeleteAlias: full(deleteAlias),
    DeleteBuild: basic(deleteBuild),
    DeleteFleet: full(deleteFleet),
    DeleteFleetLocations: full(deleteFleetLocations),
    DeleteGameSessionQueue: full(deleteGameSessionQueue),
    DeleteLocation: full(deleteLocation),
    DeleteScalingPolicy: basic(deleteScalingPolicy),
    DeleteScript: basic(deleteScript),
    DeregisterCompute: full(deregisterCompute),
    DescribeAlias: full(describeAlias),
    DescribeBuild: basic(describeBuild),
    DescribeCompute: full(describeCompute),
    DescribeEC2InstanceLimits: basic(describeEC2InstanceLimits),
    DescribeFleetAttributes: full(describeFleetAttributes),
    DescribeFleetCapacity: basic(describeFleetCapacity),
    DescribeFleetEvents: full(describeFleetEvents),
    DescribeFleetLocationAttributes: full(describeFleetLocationAttributes),
    DescribeFleetLocationCapacity: basic(describeFleetLocationCapacity),
    DescribeFleetLocationUtilization: basic(describeFleetLocationUtilization),
    DescribeFleetPortSettings: basic(describeFleetPortSettings),
    DescribeFleetUtilization: basic(describeFleetUtilization),
    DescribeGameSessionPlacement: full(describeGameSessionPlacement),
    DescribeGameSessionQueues: full(describeGameSessionQueues),
    DescribeGameSessionDetails: full(describeGameSessionDetails),
    DescribeGameSessions: full(describeGameSessions),
    DescribeInstances: basic(describeInstances),
    DescribePlayerSessions: full(describePlayerSessions),
    DescribeRuntimeConfiguration: full(describeRuntimeConfiguration),
    DescribeScalingPolicies: basic(describeScalingPolicies),
    DescribeScript: basic(describeScript),
    GetComputeAuthToken: full(getComputeAuthToken),
    GetGameSessionLogUrl: full(getGameSessionLogUrl),
    GetPlayerConnectionDetails: basic(getPlayerConnectionDetails),
    ListAliases: full(listAliases),
    ListBuilds: basic(listBuilds),
    ListCompute: full(listCompute),
    ListFleets: full(listFleets),
    ListLocations: full(listLocations),
    ListScripts: basic(listScripts),
    ListTagsForResource: basic(listTagsForResource),
    PutScalingPolicy: basic(putScalingPolicy),
    RegisterCompute: full(registerCompute),
    ResolveAlias: full(resolveAlias),
    SearchGameSessions: full(searchGameSessions),
    StartFleetActions: basic(startFleetActions),
    StartGameSessionPlacement: full(startGameSessionPlacement),
    StopFleetActions: basic(stopFleetActions),
    StopGameSessionPlacement: full(stopGameSessionPlacement),
    TagResource: basic(tagResource),
    TerminateGameSession: full(terminateGameSession),
    UntagResource: basic(untagResource),
    UpdateAlias: full(updateAlias),
    UpdateBuild: basic(updateBuild),
    UpdateFleetAttributes: basic(updateFleetAttributes),
    UpdateFleetCapacity: basic(updateFleetCapacity),
    UpdateFleetPortSettings: basic(updateFleetPortSettings),
    UpdateGameSession: full(updateGameSession),
    UpdateGameSessionQueue: full(updateGameSessionQueue),
    UpdateRuntimeConfiguration: basic(updateRuntimeConfiguration),
    UpdateScript: basic(updateScript),
  }),
);
