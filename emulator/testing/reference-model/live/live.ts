/** Lets one thing happen in both worlds. */
import type { BothWorlds } from "../both-worlds.ts";
import type { Happening, ModelHappening, What } from "../model-happenings.ts";
import { passTo, untilNextLimit } from "../model-time.ts";
import { describeFleetCapacity, updateFleetCapacity } from "./capacity.ts";
import {
  describeFleetUtilization,
  describeGameSessionDetails,
  describeGameSessionPlacement,
} from "./figures.ts";
import { createGameSession, terminateGameSession, updateGameSession } from "./game-sessions.ts";
import { pick } from "./pick.ts";
import { startGameSessionPlacement, stopGameSessionPlacement } from "./placements.ts";
import {
  activateGameSession,
  crash,
  heartbeat,
  hostStartsProcess,
  processEnding,
  processStarts,
} from "./processes.ts";
import {
  aliasLeadsTo,
  createQueue,
  deleteQueue,
  queueDestinations,
  queueFilter,
  queuePolicies,
  queuePriority,
  queueTimeOut,
  spareFleet,
  updateFleetAttributes,
  updateRuntimeConfiguration,
} from "./queues.ts";
import { changeSeat, createPlayerSession, createPlayerSessions } from "./seats.ts";

const lived: { readonly [Kind in What]: (worlds: BothWorlds, happening: Happening<Kind>) => undefined } = {
  "process starts": processStarts,
  "a host starts a process": hostStartsProcess,
  heartbeat,
  crash,
  ProcessEnding: processEnding,
  ActivateGameSession: activateGameSession,
  AcceptPlayerSession: changeSeat,
  RemovePlayerSession: changeSeat,
  StartGameSessionPlacement: startGameSessionPlacement,
  StopGameSessionPlacement: stopGameSessionPlacement,
  CreateGameSession: createGameSession,
  TerminateGameSession: terminateGameSession,
  UpdateGameSession: updateGameSession,
  CreatePlayerSession: createPlayerSession,
  CreatePlayerSessions: createPlayerSessions,
  "alias leads to": aliasLeadsTo,
  UpdateFleetAttributes: updateFleetAttributes,
  UpdateRuntimeConfiguration: updateRuntimeConfiguration,
  "queue time-out": queueTimeOut,
  "queue destinations": queueDestinations,
  "queue filter": queueFilter,
  "queue priority": queuePriority,
  "queue policies": queuePolicies,
  DeleteGameSessionQueue: deleteQueue,
  CreateGameSessionQueue: createQueue,
  "spare fleet": spareFleet,
  DescribeGameSessionPlacement: describeGameSessionPlacement,
  DescribeGameSessionDetails: describeGameSessionDetails,
  DescribeFleetUtilization: describeFleetUtilization,
  UpdateFleetCapacity: updateFleetCapacity,
  DescribeFleetCapacity: describeFleetCapacity,
  "next page": ({ walks }, { walk }) => pick(walks, walk)?.turnPage(),
  "time passes": (worlds, { milliseconds }) => pass(worlds, milliseconds),
  "time passes to the next limit": (worlds, { offset }) => {
    const milliseconds = untilNextLimit(worlds.model) + offset;
    if (Number.isFinite(milliseconds)) pass(worlds, Math.max(0, milliseconds));
  },
};

/** @throws Error that says what the emulator did, and what the model expects. */
export function live<Kind extends What>(
  worlds: BothWorlds,
  happening: ModelHappening & { readonly what: Kind },
): undefined {
  const how = lived[happening.what] as (worlds: BothWorlds, happening: ModelHappening) => undefined;
  how(worlds, happening);
  worlds.settle();
}

function pass(worlds: BothWorlds, milliseconds: number): undefined {
  worlds.twin.pass(milliseconds);
  passTo(worlds.model, worlds.model.nowMs + milliseconds, worlds);
}
