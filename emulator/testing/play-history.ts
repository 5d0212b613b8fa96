/** Plays random histories against a real emulator's core. */
import type { GameSession } from "../domain/game-session.ts";
import { CoreDriver, type DrivenHost } from "./core-driver.ts";
import type { Happening, Happenings, Step } from "./emulator-histories.ts";

/** Sets an emulator up and plays the history on it, calling back after each step. */
export function playHistory(
  steps: readonly Step[],
  after: (driver: CoreDriver, step: Step) => void = () => undefined,
  driver: CoreDriver = new CoreDriver("history"),
): CoreDriver {
  driver.setUp();
  for (const step of steps) {
    happen(driver, step.happening);
    if (step.isSettled) driver.settle();
    after(driver, step);
  }
  driver.settle();
  driver.parts.core.close();
  return driver;
}

export function happen(driver: CoreDriver, happening: Happening): void {
  const move = moves[happening.what] as (driver: CoreDriver, happening: Happening) => void;
  move(driver, happening);
}

const nobody: DrivenHost = {
  processId: "process-none",
  fleetId: "fleet-none",
  computeName: "compute-none",
  authToken: "token-none",
  isSimulated: true,
};

const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items[which % Math.max(1, items.length)];
const hostAt = (driver: CoreDriver, which: number): DrivenHost => pick(driver.hosts, which) ?? nobody;
const gameSessionAt = (driver: CoreDriver, which: number): GameSession | undefined =>
  pick(driver.tables.gameSessions.all(), which);
const gameSessionIdAt = (driver: CoreDriver, which: number): string =>
  gameSessionAt(driver, which)?.gameSessionId ?? "arn:none";

function becomePlaceable(driver: CoreDriver, host: DrivenHost): void {
  driver.connect(host);
  driver.ready(host, 7000);
  driver.frame(host.processId, "HeartbeatServerProcess", { HealthStatus: true });
}

const moves: {
  readonly [What in keyof Happenings]: (driver: CoreDriver, happening: Happenings[What]) => void;
} = {
  host: (driver, { isAnywhere, isSimulated }) => driver.host(isAnywhere, isSimulated),
  connect: (driver, { which }) => driver.connect(hostAt(driver, which)),
  loseSocket: (driver, { which }) => driver.loseSocket(hostAt(driver, which)),
  ready: (driver, { which, port }) => driver.ready(hostAt(driver, which), port),
  heartbeat: (driver, { which, isHealthy }) =>
    driver.frame(hostAt(driver, which).processId, "HeartbeatServerProcess", { HealthStatus: isHealthy }),
  placeable: (driver, { isAnywhere, isSimulated }) =>
    becomePlaceable(driver, driver.host(isAnywhere, isSimulated)),
  scale: (driver, { desired }) => {
    driver.call("UpdateFleetCapacity", { FleetId: driver.fleetId, DesiredInstances: desired, MaxSize: 20 });
  },
  interrupt: (driver, { which }) => {
    const instanceId = pick(driver.tables.instances.in("fleet", driver.fleetId), which)?.instanceId;
    driver.control("interrupt-instance", {
      fleetId: driver.fleetId,
      ...(instanceId === undefined ? {} : { instanceId }),
    });
  },
  deregister: (driver, { which }) => {
    const { fleetId: FleetId, computeName: ComputeName } = hostAt(driver, which);
    driver.call("DeregisterCompute", { FleetId, ComputeName });
  },
  fill: (driver, { which, isSimulated }) => {
    const instance = pick(driver.tables.instances.in("wanting", "all"), which);
    const host = instance && driver.hostOn(instance.instanceId, isSimulated);
    if (host !== undefined) becomePlaceable(driver, host);
  },
  activate: (driver, { which }) => {
    // Mostly one that waits for it.
    const waiting = driver.tables.gameSessions.all().filter(({ status }) => status === "ACTIVATING");
    const gameSession = which % 4 === 0 ? gameSessionAt(driver, which) : pick(waiting, which);
    const { gameSessionId: GameSessionId, processId = "process-none" } = gameSession ?? {};
    driver.frame(processId, "ActivateGameSession", { GameSessionId });
  },
  seat: (driver, { which, action }) => {
    const seat = pick(driver.tables.playerSessions.all(), which);
    const { gameSessionId: GameSessionId, playerSessionId: PlayerSessionId } = seat ?? {};
    const gameSession = driver.tables.gameSessions.get(GameSessionId ?? "");
    driver.frame(gameSession?.processId ?? "process-none", action, { GameSessionId, PlayerSessionId });
  },
  ending: (driver, { which }) => driver.frame(hostAt(driver, which).processId, "TerminateServerProcess", {}),
  exited: (driver, { which, exitCode }) => {
    // Now and then one of which only the exit is awaited.
    const leaving = pick(driver.tables.awaitedExits.all(), which);
    const { processId } = which % 2 === 0 && leaving !== undefined ? leaving : hostAt(driver, which);
    driver.control("process-exited", { processId, exitCode });
  },
  start: (driver, { queue, players, maximum, id }) => {
    driver.call("StartGameSessionPlacement", {
      PlacementId: `placement-${id}`,
      GameSessionQueueName: queue,
      MaximumPlayerSessionCount: maximum,
      DesiredPlayerSessions: Array.from({ length: players }, (_, index) => ({ PlayerId: `player-${index}` })),
    });
  },
  stop: (driver, { which }) => {
    const placement = pick(driver.tables.placements.all(), which);
    driver.call("StopGameSessionPlacement", { PlacementId: placement?.placementId ?? "placement-none" });
  },
  create: (driver, { isAnywhere, token }) => {
    driver.call("CreateGameSession", {
      FleetId: isAnywhere ? driver.anywhereFleetId : driver.fleetId,
      ...(isAnywhere ? { Location: "custom-desk" } : {}),
      MaximumPlayerSessionCount: 3,
      ...(token === undefined ? {} : { IdempotencyToken: `token-${token}` }),
    });
  },
  terminate: (driver, { which, isForced }) => {
    driver.call("TerminateGameSession", {
      GameSessionId: gameSessionIdAt(driver, which),
      TerminationMode: isForced ? "FORCE_TERMINATE" : "TRIGGER_ON_PROCESS_TERMINATE",
    });
  },
  join: (driver, { which, players }) => {
    driver.call("CreatePlayerSessions", {
      GameSessionId: gameSessionIdAt(driver, which),
      PlayerIds: Array.from({ length: players }, (_, index) => `late-${driver.count}-${index}`),
    });
  },
  update: (driver, { which, more, isOpen, isProtected }) => {
    driver.call("UpdateGameSession", {
      GameSessionId: gameSessionIdAt(driver, which),
      MaximumPlayerSessionCount: (gameSessionAt(driver, which)?.maximumPlayerSessionCount ?? 1) + more,
      PlayerSessionCreationPolicy: isOpen ? "ACCEPT_ALL" : "DENY_ALL",
      ProtectionPolicy: isProtected ? "FullProtection" : "NoProtection",
    });
  },
  policy: (driver, { which, isOpen }) => {
    const { gameSessionId: GameSessionId = "arn:none", processId = "process-none" } =
      gameSessionAt(driver, which) ?? {};
    const PlayerSessionPolicy = isOpen ? "ACCEPT_ALL" : "DENY_ALL";
    driver.frame(processId, "UpdatePlayerSessionCreationPolicy", { GameSessionId, PlayerSessionPolicy });
    driver.control("push-update-game-session", { gameSessionId: GameSessionId });
  },
  fault: (driver, { action, isSilent, count }) => {
    driver.control("add-fault", {
      count,
      match: { action },
      ...(isSilent ? { fault: "ignore-action" } : { fault: "fail-action", settings: { statusCode: 500 } }),
    });
  },
  read: (driver, { which }) => {
    driver.call("DescribeGameSessions", { FleetId: driver.fleetId });
    driver.call("SearchGameSessions", { FleetId: driver.anywhereFleetId });
    driver.call("DescribeGameSessionQueues", {});
    driver.call("DescribePlayerSessions", { GameSessionId: gameSessionIdAt(driver, which) });
  },
  nonsense: (driver, { which, kind }) => {
    const host = hostAt(driver, which);
    const kinds = [
      () => driver.frame(host.processId, "StopDancing", {}),
      () => driver.frame(host.processId, "ActivateServerProcess", { Port: "seven" }),
      () => driver.frame(host.processId, "DescribePlayerSessions", {}),
      () => driver.call("CreateMatchmakingRuleSet", {}),
      () => driver.call("StartGameSessionPlacement", { GameSessionQueueName: "none" }),
      () => driver.control("dance", {}),
      () => driver.connect({ ...host, authToken: "token-none" }),
      () => driver.loseSocket(nobody),
    ];
    pick(kinds, kind)?.();
  },
  answered: (driver, { which, isLost }) => {
    driver.apply({ kind: "answered", callId: `call-${which}`, outcome: isLost ? "lost" : "flushed" });
  },
  delivered: (driver, { isAccepted }) => {
    const event = driver.parts.store.outgoingEvents.first("all", "all");
    if (event === undefined) return;
    const outcome = isAccepted ? "accepted" : "given up";
    driver.apply({ kind: "delivered", eventId: event.eventId, outcome, attempts: 1 });
  },
  pass: (driver, { seconds, base }) => driver.pass(seconds, base),
};
