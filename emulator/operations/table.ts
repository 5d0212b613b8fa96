import { createAlias } from "./create-alias.ts";
import { createBuild } from "./create-build.ts";
import { createFleet } from "./create-fleet.ts";
import { createGameSession } from "./create-game-session.ts";
import { createGameSessionQueue } from "./create-game-session-queue.ts";
import { createLocation } from "./create-location.ts";
import { createPlayerSession } from "./create-player-session.ts";
import { createPlayerSessions } from "./create-player-sessions.ts";
import { createScript } from "./create-script.ts";
import { deleteAlias } from "./delete-alias.ts";
import { deleteBuild } from "./delete-build.ts";
import { deleteGameSessionQueue } from "./delete-game-session-queue.ts";
import { deleteLocation } from "./delete-location.ts";
import { deleteScript } from "./delete-script.ts";
import { deregisterCompute } from "./deregister-compute.ts";
import { describeAlias } from "./describe-alias.ts";
import { describeBuild } from "./describe-build.ts";
import { describeCompute } from "./describe-compute.ts";
import { describeFleetAttributes } from "./describe-fleet-attributes.ts";
import { describeGameSessionPlacement } from "./describe-game-session-placement.ts";
import { describeGameSessionQueues } from "./describe-game-session-queues.ts";
import { describeGameSessions } from "./describe-game-sessions.ts";
import { describePlayerSessions } from "./describe-player-sessions.ts";
import { describeScript } from "./describe-script.ts";
import { getComputeAuthToken } from "./get-compute-auth-token.ts";
import { listAliases } from "./list-aliases.ts";
import { listBuilds } from "./list-builds.ts";
import { listCompute } from "./list-compute.ts";
import { listLocations } from "./list-locations.ts";
import { listScripts } from "./list-scripts.ts";
import { listTagsForResource } from "./list-tags-for-resource.ts";
import type { Operation } from "./operation.ts";
import { registerCompute } from "./register-compute.ts";
import { resolveAlias } from "./resolve-alias.ts";
import { searchGameSessions } from "./search-game-sessions.ts";
import { startGameSessionPlacement } from "./start-game-session-placement.ts";
import { stopGameSessionPlacement } from "./stop-game-session-placement.ts";
import { tagResource } from "./tag-resource.ts";
import { terminateGameSession } from "./terminate-game-session.ts";
import { untagResource } from "./untag-resource.ts";
import { updateAlias } from "./update-alias.ts";
import { updateBuild } from "./update-build.ts";
import { updateGameSession } from "./update-game-session.ts";
import { updateGameSessionQueue } from "./update-game-session-queue.ts";
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
    CreateGameSession: full(createGameSession),
    CreateGameSessionQueue: full(createGameSessionQueue),
    CreateLocation: full(createLocation),
    CreatePlayerSession: full(createPlayerSession),
    CreatePlayerSessions: full(createPlayerSessions),
    CreateScript: basic(createScript),
    DeleteAlias: full(deleteAlias),
    DeleteBuild: basic(deleteBuild),
    DeleteGameSessionQueue: full(deleteGameSessionQueue),
    DeleteLocation: full(deleteLocation),
    DeleteScript: basic(deleteScript),
    DeregisterCompute: full(deregisterCompute),
    DescribeAlias: full(describeAlias),
    DescribeBuild: basic(describeBuild),
    DescribeCompute: full(describeCompute),
    DescribeFleetAttributes: full(describeFleetAttributes),
    DescribeGameSessionPlacement: full(describeGameSessionPlacement),
    DescribeGameSessionQueues: full(describeGameSessionQueues),
    DescribeGameSessions: full(describeGameSessions),
    DescribePlayerSessions: full(describePlayerSessions),
    DescribeScript: basic(describeScript),
    GetComputeAuthToken: full(getComputeAuthToken),
    ListAliases: full(listAliases),
    ListBuilds: basic(listBuilds),
    ListCompute: full(listCompute),
    ListLocations: full(listLocations),
    ListScripts: basic(listScripts),
    ListTagsForResource: basic(listTagsForResource),
    RegisterCompute: full(registerCompute),
    ResolveAlias: full(resolveAlias),
    SearchGameSessions: full(searchGameSessions),
    StartGameSessionPlacement: full(startGameSessionPlacement),
    StopGameSessionPlacement: full(stopGameSessionPlacement),
    TagResource: basic(tagResource),
    TerminateGameSession: full(terminateGameSession),
    UntagResource: basic(untagResource),
    UpdateAlias: full(updateAlias),
    UpdateBuild: basic(updateBuild),
    UpdateGameSession: full(updateGameSession),
    UpdateGameSessionQueue: full(updateGameSessionQueue),
    UpdateScript: basic(updateScript),
  }),
);
