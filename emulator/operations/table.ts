import { createAlias } from "./create-alias.ts";
import { createBuild } from "./create-build.ts";
import { createFleet } from "./create-fleet.ts";
import { createGameSession } from "./create-game-session.ts";
import { createGameSessionQueue } from "./create-game-session-queue.ts";
import { createLocation } from "./create-location.ts";
import { createPlayerSession } from "./create-player-session.ts";
import { createPlayerSessions } from "./create-player-sessions.ts";
import { describeAlias } from "./describe-alias.ts";
import { describeFleetAttributes } from "./describe-fleet-attributes.ts";
import { describeGameSessionPlacement } from "./describe-game-session-placement.ts";
import { describeGameSessionQueues } from "./describe-game-session-queues.ts";
import { describeGameSessions } from "./describe-game-sessions.ts";
import { describePlayerSessions } from "./describe-player-sessions.ts";
import { getComputeAuthToken } from "./get-compute-auth-token.ts";
import type { Operation } from "./operation.ts";
import { registerCompute } from "./register-compute.ts";
import { searchGameSessions } from "./search-game-sessions.ts";
import { startGameSessionPlacement } from "./start-game-session-placement.ts";
import { stopGameSessionPlacement } from "./stop-game-session-placement.ts";
import { terminateGameSession } from "./terminate-game-session.ts";
import { updateGameSession } from "./update-game-session.ts";

/** The operations that this emulator imitates, by their name in the service model. Every other one is refused by name. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateAlias: createAlias,
    CreateBuild: createBuild,
    CreateFleet: createFleet,
    CreateGameSession: createGameSession,
    CreateGameSessionQueue: createGameSessionQueue,
    CreateLocation: createLocation,
    CreatePlayerSession: createPlayerSession,
    CreatePlayerSessions: createPlayerSessions,
    DescribeAlias: describeAlias,
    DescribeFleetAttributes: describeFleetAttributes,
    DescribeGameSessionPlacement: describeGameSessionPlacement,
    DescribeGameSessionQueues: describeGameSessionQueues,
    DescribeGameSessions: describeGameSessions,
    DescribePlayerSessions: describePlayerSessions,
    GetComputeAuthToken: getComputeAuthToken,
    RegisterCompute: registerCompute,
    SearchGameSessions: searchGameSessions,
    StartGameSessionPlacement: startGameSessionPlacement,
    StopGameSessionPlacement: stopGameSessionPlacement,
    TerminateGameSession: terminateGameSession,
    UpdateGameSession: updateGameSession,
  }),
);
