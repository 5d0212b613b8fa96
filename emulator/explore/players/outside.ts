/** Time, the queue behind the topics, the wire's acknowledgements, and people who do not know what they do. */
import type { FaultMatch, SeamName } from "../../domain/fault.ts";
import { faultTables } from "../../faults/table.ts";
import { actions } from "../../server-sdk/actions/table.ts";
import type { Act } from "../step.ts";
import { type Acts, type Player, reference, type View } from "./player.ts";

const seamsInTheCore: ReadonlySet<SeamName> = new Set(["placement.choose", "process.in", "process.connect"]);
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

function* passALittle({ chance }: View): Acts {
  const base = chance.percent(70) ? "clock" : "real";
  yield { act: "pass", base, milliseconds: chance.oneOf(1, 500, SECOND_MS, 2 * SECOND_MS, 5 * SECOND_MS) };
}

function* passToDue(view: View): Acts {
  const { chance } = view;
  const base = chance.percent(60) ? "clock" : "real";
  if (view.isDue(base)) yield { act: "pass to due", base, offset: chance.oneOf(-1, 0, 0, 1) };
}

function* passALot({ chance }: View): Acts {
  const base = chance.percent(50) ? "clock" : "real";
  const milliseconds = chance.oneOf(
    chance.between(5, 90) * SECOND_MS,
    chance.between(5, 90) * SECOND_MS,
    chance.between(90, 900) * SECOND_MS,
    chance.between(1, 30) * HOUR_MS,
  );
  yield { act: "pass", base, milliseconds };
}

function* answer({ chance }: View): Acts {
  yield { act: "answered", call: chance.below(500), isLost: chance.percent(10) };
}

function* deliver(view: View): Acts {
  if (view.world.parts.store.outgoingEvents.size > 0)
    yield { act: "delivered", isAccepted: !view.chance.percent(15) };
}

function* orderFault(view: View): Acts {
  const { chance } = view;
  const kinds = Object.values(faultTables).flatMap((table) => [...table]);
  const [name, definition] = chance.pick(kinds) ?? [];
  const settings = chance.pick(definition?.examples ?? []);
  if (name === undefined || definition === undefined || settings === undefined) return;
  const { contradiction, healsIn, meansOnly = {} } = definition;
  const match = chance.pick(
    matches(view, definition.seam).filter(
      (one) =>
        contradiction?.(settings, one) === undefined &&
        Object.entries(meansOnly).every(([member, value]) => (one[member] ?? value) === value),
    ),
  );
  if (match === undefined) return;
  const seconds = chance.percent(20) ? chance.oneOf(5, 60) : undefined;
  const extras = {
    ...(chance.percent(15) ? { letPass: chance.between(1, 2) } : {}),
    ...(chance.percent(15) ? { chance: 0.5 } : {}),
    ...(seconds === undefined || healsIn === undefined ? {} : { seconds }),
  };
  const count = chance.percent(10) ? null : chance.between(1, 3);
  const how = definition.seam === "clock" ? atOnce({ count, ...extras }) : { count, ...extras };
  const parameters = { fault: name, match, settings, ...how };
  yield { act: "control", command: "add-fault", parameters };
}

/** What of it can be asked of a fault that acts as it is ordered, and never again. */
const atOnce = ({
  count,
  seconds,
}: {
  readonly count: number | null;
  readonly seconds?: number;
}): object => ({
  count: count === null ? null : 1,
  ...(seconds === undefined ? {} : { seconds }),
});

/** What a fault at that seam may be limited to, among other things. */
function matches(view: View, seam: SeamName): readonly FaultMatch[] {
  const process = view.any("serverProcesses");
  const own = process === undefined ? [] : [{ processId: reference(process, "processId") }];
  const actionNames = ["ActivateGameSession", "HeartbeatServerProcess", "AcceptPlayerSession"];
  const operationNames = ["DescribeGameSessions", "SearchGameSessions", "StartGameSessionPlacement"];
  switch (seam) {
    case "process.in":
      return [
        {},
        ...own,
        ...actionNames.flatMap((action) => [{ action }, ...own.map((one) => ({ ...one, action }))]),
      ];
    case "process.connect":
      return [{}, ...own];
    case "api.request":
    case "api.response":
      return [{}, ...operationNames.map((operation) => ({ operation }))];
    default:
      return [{}];
  }
}

/** What a fault outside of the core waits for comes by. */
function* comeThroughSeam(view: View): Acts {
  const fault = view.any("faults", ({ seam, remaining }) => !seamsInTheCore.has(seam) && remaining !== 0);
  if (fault === undefined) return;
  const { seam, match } = fault.record;
  yield { act: "seam", seam, subject: view.chance.percent(10) ? {} : match };
}

function* liftFault(view: View): Acts {
  const fault = view.any("faults");
  if (fault === undefined) return;
  yield { act: "control", command: "lift-fault", parameters: { faultId: reference(fault, "faultId") } };
}

function* ask({ chance }: View): Acts {
  const operation = chance.oneOf("StartGameSessionPlacement", "UpdateGameSession", "DescribeGameSessions");
  for (let count = chance.between(1, 6); count > 0; count -= 1)
    yield { act: "admission", operation, parameters: { GameSessionId: "arn:one" } };
}

/** Any action from any process, with fields of any sense. */
function* babble(view: View): Acts {
  const { chance } = view;
  const process = view.any("serverProcesses");
  if (process === undefined) return;
  const known = [...actions.keys()];
  const [first = "StopDancing", ...others] = known;
  const action = chance.percent(4) ? "StopDancing" : chance.oneOf(first, ...others);
  const own = view.any("gameSessions", ({ processId }) => processId === process.record.processId);
  const gameSession = own !== undefined && chance.percent(70) ? own : view.any("gameSessions");
  const seat = view.any("playerSessions");
  yield {
    act: "frame",
    process: reference(process, "processId"),
    action,
    fields: {
      ...(gameSession === undefined ? {} : { GameSessionId: reference(gameSession, "gameSessionId") }),
      ...(seat === undefined ? {} : { PlayerSessionId: reference(seat, "playerSessionId") }),
      ...(chance.percent(50) ? { Port: chance.oneOf<unknown>(7000, "seven", -1), HealthStatus: true } : {}),
      ...(chance.percent(30) ? { Limit: chance.between(1, 3) } : {}),
      ...(chance.percent(30) ? { PlayerSessionPolicy: chance.oneOf("ACCEPT_ALL", "NOBODY") } : {}),
      ...(chance.percent(30) ? { RoleArn: "arn:aws:iam::000000000000:role/server" } : {}),
    },
  };
}

function* strangers(view: View): Acts {
  const { chance } = view;
  const process = view.any("serverProcesses");
  const id = process === undefined ? "none" : reference(process, "processId");
  yield chance.oneOf<Act>(
    {
      act: "connect",
      process: id,
      fleet: view.name("fleets", "fleetId"),
      compute: "nowhere",
      token: "token-none",
    },
    { act: "lose socket", process: "process-none", code: 1006 },
    {
      act: "frame",
      process: "process-none",
      action: "HeartbeatServerProcess",
      fields: { HealthStatus: true },
    },
    { act: "control", command: "dance", parameters: {} },
    { act: "call", operation: "CreateMatchmakingRuleSet", parameters: { Name: "none", RuleSetBody: "{}" } },
  );
}

export const outside: readonly Player[] = [
  { name: "pass a little", weight: 8, play: passALittle },
  { name: "pass to the next rule", weight: 8, play: passToDue },
  { name: "pass a lot", weight: 2, play: passALot },
  { name: "answer", weight: 1, play: answer },
  { name: "deliver", weight: 5, play: deliver },
  { name: "order a fault", weight: 3, play: orderFault },
  { name: "come through a seam", weight: 3, play: comeThroughSeam },
  { name: "lift a fault", weight: 0.5, play: liftFault },
  { name: "ask to be admitted", weight: 0.5, play: ask },
  { name: "babble", weight: 4, play: babble },
  { name: "strangers", weight: 1, play: strangers },
];
