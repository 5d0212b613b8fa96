/**
 * The rate limits that AWS gives an account unless it asks for more.
 *
 * **Documented**: developer guide of Amazon GameLift Servers, "API limits", "API limits reference" and "Resource-level
 * throttling", as published in 2026. An earlier edition of the same pages has 4 and 1 for most operations that create or
 * delete, 50 for CreatePlayerSession and 150 for CreatePlayerSessions. **Assumed**: GetPlayerConnectionDetails, the one
 * operation that is not named there, keeps to the account's limit alone.
 */
import type { RateLimit } from "./rate-limit.ts";

/** Over all operations of one account in one region. */
export const ACCOUNT_RATE_LIMIT: RateLimit = { burst: 500, perSecond: 500 };

/** Burst, calls per second, and the operations that have them. */
const published: readonly (readonly [number, number, string])[] = [
  [1, 0.1, "CreateVpcPeeringAuthorization CreateVpcPeeringConnection DeleteVpcPeeringAuthorization"],
  [1, 0.1, "DeleteVpcPeeringConnection DescribeVpcPeeringAuthorizations DescribeVpcPeeringConnections"],
  [1, 0.1, "ResumeGameServerGroup SuspendGameServerGroup"],
  [4, 1, "CreateContainerFleet CreateFleet GetComputeAccess GetGameSessionLogUrl GetInstanceAccess"],
  [4, 1, "RequestUploadCredentials"],
  [10, 5, "GetComputeAuthToken"],
  [
    20,
    20,
    "CreateAlias CreateBuild CreateContainerGroupDefinition CreateFleetLocations CreateGameServerGroup",
  ],
  [20, 20, "CreateGameSessionQueue CreateLocation CreateMatchmakingConfiguration CreateMatchmakingRuleSet"],
  [20, 20, "CreateScript DeleteAlias DeleteBuild DeleteContainerFleet DeleteContainerGroupDefinition"],
  [20, 20, "DeleteFleet DeleteFleetLocations DeleteGameServerGroup DeleteGameSessionQueue DeleteLocation"],
  [20, 20, "DeleteMatchmakingConfiguration DeleteMatchmakingRuleSet DeleteScalingPolicy DeleteScript"],
  [20, 20, "DeregisterCompute DescribeGameSessions PutScalingPolicy RegisterCompute StartFleetActions"],
  [20, 20, "StopFleetActions StopGameSessionPlacement TerminateGameSession UpdateAlias UpdateBuild"],
  [20, 20, "UpdateContainerFleet UpdateContainerGroupDefinition UpdateFleetAttributes UpdateFleetCapacity"],
  [20, 20, "UpdateFleetPortSettings UpdateGameServerGroup UpdateGameSession UpdateGameSessionQueue"],
  [20, 20, "UpdateMatchmakingConfiguration UpdateRuntimeConfiguration UpdateScript"],
  [30, 30, "DescribeAlias DescribeBuild DescribeCompute DescribeContainerFleet"],
  [30, 30, "DescribeContainerGroupDefinition DescribeFleetAttributes DescribeFleetCapacity"],
  [30, 30, "DescribeFleetDeployment DescribeFleetEvents DescribeFleetLocationAttributes"],
  [30, 30, "DescribeFleetLocationCapacity DescribeFleetLocationUtilization DescribeFleetPortSettings"],
  [30, 30, "DescribeFleetUtilization DescribeGameServerGroup DescribeGameServerInstances"],
  [30, 30, "DescribeGameSessionDetails DescribeGameSessionQueues DescribeInstances"],
  [30, 30, "DescribeMatchmakingConfigurations DescribeMatchmakingRuleSets DescribeRuntimeConfiguration"],
  [30, 30, "DescribeScalingPolicies DescribeScript ListAliases ListBuilds ListCompute ListContainerFleets"],
  [30, 30, "ListContainerGroupDefinitionVersions ListContainerGroupDefinitions ListFleetDeployments"],
  [30, 30, "ListFleets ListGameServerGroups ListGameServers ListLocations ListScripts ListTagsForResource"],
  [30, 30, "ResolveAlias SearchGameSessions TagResource UntagResource ValidateMatchmakingRuleSet"],
  [40, 20, "ClaimGameServer DeregisterGameServer DescribeGameServer RegisterGameServer UpdateGameServer"],
  [40, 30, "DescribeEC2InstanceLimits"],
  [50, 50, "CreateGameSession"],
  [70, 70, "StartMatchBackfill"],
  [75, 75, "DescribeGameSessionPlacement StartGameSessionPlacement"],
  [100, 100, "AcceptMatch DescribeContainerGroupPortMappings StartMatchmaking StopMatchmaking"],
  [200, 200, "CreatePlayerSession CreatePlayerSessions DescribeMatchmaking DescribePlayerSessions"],
];

/** The limit of each operation, for one account in one region. */
export const OPERATION_RATE_LIMITS: ReadonlyMap<string, RateLimit> = new Map(
  published.flatMap(([burst, perSecond, names]) =>
    names.split(" ").map((name) => [name, { burst, perSecond }] as const),
  ),
);

/**
 * The operations that are also limited for each resource that they ask for, and the members that name it, the first
 * given one counting.
 *
 * **Documented**: which operations, and that a placement's key is its id; raising an operation's limit does not raise
 * these. **Assumed**: the members of the others, and the figures, which are published nowhere: those of the operation.
 */
export const RESOURCE_MEMBERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["DescribeGameSessionPlacement", ["PlacementId"]],
  ["DescribeGameSessions", ["GameSessionId", "FleetId", "AliasId"]],
  ["DescribePlayerSessions", ["PlayerSessionId", "GameSessionId", "PlayerId"]],
]);

/** The limit of an action that game servers ask for over their sockets, and whose calls are counted together. */
export interface ActionRateLimit extends RateLimit {
  readonly of: "process" | "player session";
}

/**
 * The limits of the Server SDK's actions; those that are not named have none.
 *
 * **Documented**: same pages, for each process, and for each player where an action is about one. **Assumed**: a player is
 * known by the player session; the account's limit does not count them.
 */
export const ACTION_RATE_LIMITS: ReadonlyMap<string, ActionRateLimit> = new Map([
  ["ActivateGameSession", { burst: 3, perSecond: 1, of: "process" }],
  ["ActivateServerProcess", { burst: 3, perSecond: 1, of: "process" }],
  ["AcceptPlayerSession", { burst: 3, perSecond: 1, of: "player session" }],
  ["RemovePlayerSession", { burst: 3, perSecond: 1, of: "player session" }],
  ["DescribePlayerSessions", { burst: 10, perSecond: 5, of: "process" }],
  ["GetComputeCertificate", { burst: 3, perSecond: 0.1, of: "process" }],
]);
