/** Game servers that mostly do what an SDK would do: they come, get ready, obey, report, and end. */
import type { ServerProcess } from "../../domain/server-process.ts";
import { SIMULATED_TOOL_NAME } from "../../server-sdk/simulated-tool-name.ts";
import type { Thing } from "../references.ts";
import type { Act } from "../step.ts";
import { type Acts, answerOf, type Player, reference, regionOfFleet, type View } from "./player.ts";

const frame = (process: string, action: string, fields: object = {}): Act => ({
  act: "frame",
  process,
  action,
  fields: { ...fields },
});

const isLiving = ({ status }: ServerProcess): boolean => status !== "TERMINATED";

const heartbeat = (process: string, isHealthy = true) =>
  frame(process, "HeartbeatServerProcess", { HealthStatus: isHealthy });

/** Comes, and gets ready: now and then something is left out. */
function* arrive(
  view: View,
  identity: {
    readonly process: string;
    readonly fleet: string;
    readonly compute: string;
    readonly token: string;
  },
  isSimulated: boolean,
): Acts {
  const { chance } = view;
  const { process } = identity;
  yield { act: "connect", ...identity, ...(isSimulated ? { isSimulated } : {}) };
  if (chance.percent(4)) return;
  if (chance.percent(5)) yield heartbeat(process);
  const tool = isSimulated ? { SdkToolName: SIMULATED_TOOL_NAME } : {};
  const logs = chance.percent(20) ? { LogPaths: ["/local/game/logs"] } : {};
  yield frame(process, "ActivateServerProcess", { Port: chance.between(7000, 7010), ...logs, ...tool });
  if (!chance.percent(6)) yield heartbeat(process, !chance.percent(4));
}

function* startOnManagedFleet(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", ({ computeType, status }) => computeType === "EC2" && status === "ACTIVE");
  if (fleet === undefined) return;
  const wanting = chance.percent(50)
    ? view.any("instances", (one) => one.fleetId === fleet.record.fleetId)
    : undefined;
  const isSimulated = chance.percent(60);
  const started = yield {
    act: "control",
    command: "start-managed-host",
    ...regionOfFleet(fleet),
    parameters: {
      fleetId: reference(fleet, "fleetId"),
      ...(wanting === undefined ? {} : { instanceId: reference(wanting, "instanceId") }),
      ...(isSimulated ? { isSimulated } : {}),
      ...(chance.percent(40) ? { watchesExits: true } : {}),
      ...(chance.percent(5) ? { isOwn: true } : {}),
      ...(chance.percent(10) ? { ipAddress: "10.0.0.2", dnsName: "server.example.net" } : {}),
    },
  };
  if (chance.percent(5)) return;
  const given = (member: string) => answerOf(started, member);
  yield* arrive(
    view,
    {
      process: given("processId"),
      fleet: given("fleetId"),
      compute: given("computeName"),
      token: given("authToken"),
    },
    isSimulated,
  );
}

function* startOnAnywhereFleet(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", ({ computeType }) => computeType === "ANYWHERE");
  if (fleet === undefined) return;
  const fleetId = reference(fleet, "fleetId");
  const computeName = `desk-${chance.below(20)}`;
  const location =
    fleet.record.locations[chance.below(fleet.record.locations.length)]?.location ?? "custom-desk";
  yield {
    act: "call",
    operation: "RegisterCompute",
    ...regionOfFleet(fleet),
    parameters: { FleetId: fleetId, ComputeName: computeName, Location: location, IpAddress: "10.0.0.1" },
  };
  const asked = yield {
    act: "call",
    operation: "GetComputeAuthToken",
    ...regionOfFleet(fleet),
    parameters: { FleetId: fleetId, ComputeName: computeName },
  };
  const process = `process-${asked.step}`;
  const token = answerOf(asked, "AuthToken");
  yield* arrive(view, { process, fleet: fleetId, compute: computeName, token }, chance.percent(60));
}

/** Does as it was told; now and then not, or something else. */
function* obey(view: View): Acts {
  const { chance } = view;
  const push = view.takePush(chance.percent(60) ? "start-game-session" : undefined);
  if (push === undefined || chance.percent(6)) return;
  const process = reference(push, "processId");
  switch (push.effect.kind) {
    case "start-game-session":
      yield frame(process, "ActivateGameSession", {
        GameSessionId: reference(push, "gameSession.gameSessionId"),
      });
      break;
    case "update-game-session":
      yield frame(process, "UpdatePlayerSessionCreationPolicy", {
        GameSessionId: reference(push, "gameSession.gameSessionId"),
        PlayerSessionPolicy: chance.oneOf("ACCEPT_ALL", "DENY_ALL"),
      });
      break;
    case "terminate-process":
      if (chance.percent(70)) yield frame(process, "TerminateServerProcess");
      if (chance.percent(50)) yield exited(view, process);
      break;
    case "kill-process":
      yield exited(view, process);
      break;
    case "refresh-connection": {
      const { processId } = push.effect;
      const known = view.any("serverProcesses", (one) => one.processId === processId);
      if (known !== undefined) yield connectWith(known, reference(push, "authToken"));
    }
  }
}

const connectWith = (process: Thing<ServerProcess>, token: string): Act => ({
  act: "connect",
  process: reference(process, "processId"),
  fleet: reference(process, "fleetId"),
  compute: reference(process, "computeName"),
  token,
  ...(process.record.livenessBase === "clock" ? { isSimulated: true } : {}),
});

const exited = ({ chance }: View, process: string): Act => ({
  act: "control",
  command: "process-exited",
  parameters: {
    processId: process,
    ...(chance.percent(60) ? { exitCode: chance.below(3) } : { signal: "SIGKILL" }),
    ...(chance.percent(20) ? { lastOutput: "out of luck" } : {}),
  },
});

/** All that are connected say that they are well, as each does every minute. */
function* reportHealth(view: View): Acts {
  const { chance } = view;
  const living = view.world.references
    .of("serverProcesses")
    .filter(({ record }) => (record as ServerProcess).status === "ACTIVE");
  for (const process of living.slice(-12)) {
    if (!chance.percent(10)) yield heartbeat(reference(process, "processId"), !chance.percent(6));
  }
}

/** One that is not well says so again and again. */
function* beUnwell(view: View): Acts {
  const process = view.any("serverProcesses", ({ status }) => status === "ACTIVE");
  if (process === undefined) return;
  for (let reports = view.chance.between(2, 4); reports > 0; reports -= 1)
    yield heartbeat(reference(process, "processId"), false);
}

function* loseSocket(view: View): Acts {
  const { chance } = view;
  const process = view.any("serverProcesses", ({ connectionId }) => connectionId !== undefined);
  if (process === undefined) return;
  const code = chance.oneOf(1006, 1000, 1001, 1011);
  if (chance.percent(30)) {
    // The new one first, as when a connection is refreshed; then the old one goes.
    const opened = Number.parseInt(process.record.connectionId?.slice("connection-".length) ?? "0", 10);
    yield* reconnect(view, process);
    yield { act: "lose socket", process: reference(process, "processId"), code, opened };
    return;
  }
  yield { act: "lose socket", process: reference(process, "processId"), code };
  if (chance.percent(40)) return;
  yield* reconnect(view, process);
}

/** A server whose socket is gone, or that opens another one beside it. */
function* reconnect(
  view: View,
  process: Thing<ServerProcess> | undefined = view.any(
    "serverProcesses",
    view.chance.percent(15) ? undefined : isLiving,
  ),
): Acts {
  if (process === undefined) return;
  const { fleetId, computeName } = process.record;
  const token = view.any("authTokens", (one) => one.fleetId === fleetId && one.computeName === computeName);
  yield connectWith(process, token === undefined ? "token-none" : reference(token, "token"));
}

/** A server that was given its token long ago. */
function* comeLate(view: View): Acts {
  const now = view.world.now("real");
  const token = view.any("authTokens", ({ expiresAt }) => expiresAt <= now);
  if (token === undefined) return;
  yield {
    act: "connect",
    process: `late-${view.chance.below(1_000)}`,
    fleet: reference(token, "fleetId"),
    compute: reference(token, "computeName"),
    token: reference(token, "token"),
  };
}

function* end(view: View): Acts {
  const process = view.any("serverProcesses", isLiving);
  if (process === undefined) return;
  const processId = reference(process, "processId");
  if (view.chance.percent(60)) yield frame(processId, "TerminateServerProcess");
  if (view.chance.percent(60)) yield exited(view, processId);
}

/** A process that was started and never came. */
function* dieBeforeConnecting(view: View): Acts {
  const launch = view.any("processLaunches") ?? view.any("awaitedExits");
  if (launch !== undefined) yield exited(view, reference(launch, "processId"));
}

function* openOrClose(view: View): Acts {
  const gameSession = view.any("gameSessions", ({ status }) => status === "ACTIVE");
  if (gameSession === undefined) return;
  yield frame(reference(gameSession, "processId"), "UpdatePlayerSessionCreationPolicy", {
    GameSessionId: reference(gameSession, "gameSessionId"),
    PlayerSessionPolicy: view.chance.oneOf("ACCEPT_ALL", "DENY_ALL"),
  });
}

export const gameServers: readonly Player[] = [
  { name: "start on a managed fleet", weight: 7, play: startOnManagedFleet },
  { name: "start on an Anywhere fleet", weight: 4, play: startOnAnywhereFleet },
  { name: "obey", weight: 22, play: obey },
  { name: "report health", weight: 3, play: reportHealth },
  { name: "be unwell", weight: 1, play: beUnwell },
  { name: "lose its socket", weight: 4, play: loseSocket },
  { name: "reconnect", weight: 2, play: reconnect },
  { name: "come late", weight: 1, play: comeLate },
  { name: "end", weight: 4, play: end },
  { name: "die before connecting", weight: 2, play: dieBeforeConnecting },
  { name: "open or close", weight: 2, play: openOrClose },
];
