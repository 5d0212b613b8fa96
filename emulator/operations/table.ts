import { createAlias } from "./create-alias.ts";
import { createBuild } from "./create-build.ts";
import { createFleet } from "./create-fleet.ts";
import { createGameSession } from "./create-game-session.ts";
import { createGameSessionQueue } from "./create-game-session-queue.ts";
import { createLocation } from "./create-location.ts";
import { createPlayerSession } from "./create-player-session.ts";
import { createPlayerSessions } from "./create-player-sessions.ts";
import { deleteGameSessionQueue } from "./delete-game-session-queue.ts";
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
import { updateGameSessionQueue } from "./update-game-session-queue.ts";

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
    DeleteGameSessionQueue: full(deleteGameSessionQueue),
    DescribeAlias: full(describeAlias),
    DescribeFleetAttributes: full(describeFleetAttributes),
    DescribeGameSessionPlacement: full(describeGameSessionPlacement),
    DescribeGameSessionQueues: full(describeGameSessionQueues),
    DescribeGameSessions: full(describeGameSessions),
    DescribePlayerSessions: full(describePlayerSessions),
    GetComputeAuthToken: full(getComputeAuthToken),
    RegisterCompute: full(registerCompute),
    SearchGameSessions: full(searchGameSessions),
    StartGameSessionPlacement: full(startGameSessionPlacement),
    StopGameSessionPlacement: full(stopGameSessionPlacement),
    TerminateGameSession: full(terminateGameSession),
    UpdateGameSession: full(updateGameSession),
    UpdateGameSessionQueue: full(updateGameSessionQueue),
  }),
);
