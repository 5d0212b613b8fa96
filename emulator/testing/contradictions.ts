/** What must be true of an emulator's records at any time, and where it is not. */
import { type GameSession, hasEnded } from "../domain/game-session.ts";
import { holdsSeat } from "../domain/player-session.ts";
import { isPlaceable, type ServerProcess } from "../domain/server-process.ts";
import type { TimerPurpose } from "../domain/timer.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Store } from "../store/store.ts";
import { capacityContradictions } from "./capacity-contradictions.ts";
import { tagContradictions } from "./tag-contradictions.ts";

/** One line for each contradiction between the records of one account and region; none when all is well. */
export function contradictions(store: Store, tables: ScopedTables): readonly string[] {
  return [
    ...ofGameSessions(tables),
    ...ofProcesses(tables),
    ...ofPlacements(store, tables),
    ...ofTimers(store, tables),
    ...ofIndexes(tables),
    ...tagContradictions(tables),
    ...capacityContradictions(tables),
  ];
}

function ofGameSessions({ gameSessions, playerSessions, serverProcesses }: ScopedTables): readonly string[] {
  const hosted = new Map<string, string[]>();
  const found = gameSessions.all().flatMap((gameSession) => {
    const { gameSessionId, status, processId, currentPlayerSessionCount: count } = gameSession;
    hosted.set(processId, [...(hosted.get(processId) ?? []), gameSessionId]);
    const seats = playerSessions.all().filter((seat) => seat.gameSessionId === gameSessionId);
    const held = seats.filter(holdsSeat).length;
    const process = serverProcesses.get(processId);
    return [
      ...(count === held ? [] : [`${gameSessionId} counts ${count} players and ${held} hold a seat`]),
      ...(count <= gameSession.maximumPlayerSessionCount ? [] : [`${gameSessionId} has too many players`]),
      ...(hasEnded(gameSession) === (gameSession.endedAt !== undefined)
        ? []
        : [`${gameSessionId} is ${status} and its end is ${gameSession.endedAt}`]),
      ...(hasEnded(gameSession) && held > 0 ? [`${gameSessionId} is ${status} and has players`] : []),
      ...(process?.gameSessionId === gameSessionId ? [] : [`${processId} does not know ${gameSessionId}`]),
      ...(process?.status === "TERMINATED" && !hasEnded(gameSession)
        ? [`${gameSessionId} is ${status} on an ended process`]
        : []),
    ];
  });
  const shared = [...hosted].filter(([, ids]) => ids.length > 1);
  return [...found, ...shared.map(([processId, ids]) => `${processId} hosted ${ids.join(" and ")}`)];
}

function ofProcesses({ serverProcesses, gameSessions }: ScopedTables): readonly string[] {
  return serverProcesses.all().flatMap((process) => {
    const { processId, gameSessionId } = process;
    if (gameSessionId !== undefined && gameSessions.get(gameSessionId) === undefined)
      return [`${processId} hosts ${gameSessionId}, which does not exist`];
    return isPlaceable(process) && process.port === undefined
      ? [`${processId} is placeable without a port`]
      : [];
  });
}

/** A placement's game session is in the Region of its fleet, which need not be the queue's. */
function ofPlacements(store: Store, { placements, gameSessions }: ScopedTables): readonly string[] {
  const everywhere = store.scopes();
  const gameSessionById = (id = "") =>
    everywhere.map(({ tables }) => tables.gameSessions.get(id)).find((one) => one !== undefined);
  const seatById = (id: string) =>
    everywhere.map(({ tables }) => tables.playerSessions.get(id)).find((one) => one !== undefined);
  return placements
    .all()
    .flatMap((placement) => {
      const { placementId, status, attemptGameSessionId, placed, placedPlayerSessions = [] } = placement;
      const attempt = gameSessionById(attemptGameSessionId);
      const problems: string[] = [];
      if ((status === "PENDING") === (placement.endedAt !== undefined))
        problems.push(`is ${status}, its end`);
      if (attemptGameSessionId !== undefined && (status !== "PENDING" || attempt?.status !== "ACTIVATING"))
        problems.push(`is ${status} and tries a game session that is ${attempt?.status}`);
      if (status === "FULFILLED" && gameSessionById(placed?.gameSessionId) === undefined)
        problems.push("is FULFILLED by nothing");
      for (const { playerSessionId } of placedPlayerSessions) {
        if (seatById(playerSessionId)?.gameSessionId !== placed?.gameSessionId)
          problems.push(`gave ${playerSessionId} elsewhere`);
      }
      return problems.map((problem) => `${placementId} ${problem}`);
    })
    .concat(placedFor(gameSessions.all(), placements));
}

/** A game session that a placement made lives on as its running attempt, or as what fulfilled it. */
function placedFor(gameSessions: readonly GameSession[], placements: ScopedTables["placements"]): string[] {
  return gameSessions.flatMap(({ gameSessionId, status, placementId }) => {
    const placement = placements.get(placementId ?? "");
    if (placement === undefined || (status !== "ACTIVATING" && status !== "ACTIVE")) return [];
    const isItsOwn =
      status === "ACTIVATING"
        ? placement.attemptGameSessionId === gameSessionId
        : placement.status === "FULFILLED" && placement.placed?.gameSessionId === gameSessionId;
    return isItsOwn ? [] : [`${gameSessionId} is ${status} for ${placementId}, which is ${placement.status}`];
  });
}

/** Rules that wait for no particular record's sake: they look whether there is something to do. */
const looks: ReadonlySet<TimerPurpose> = new Set([
  "look-at-queue",
  "fleet-set-up",
  "fit-capacity",
  "latency-policy",
]);

/** Each rule that must wait waits, and no other does. */
function ofTimers({ timers }: Store, tables: ScopedTables): readonly string[] {
  const expected = new Set<string>();
  const expect = (purpose: TimerPurpose, subjectId: string) => expected.add(`${purpose} of ${subjectId}`);
  const processTimer: { readonly [status in ServerProcess["status"]]?: TimerPurpose } = {
    CONNECTED: "ready-limit",
    ACTIVE: "health-limit",
    TERMINATING: "termination-deadline",
  };
  for (const { placementId, status } of tables.placements.all())
    if (status === "PENDING") expect("placement-timeout", placementId);
  for (const { gameSessionId, status } of tables.gameSessions.all())
    if (status === "ACTIVATING") expect("activation-timeout", gameSessionId);
  for (const { playerSessionId, status } of tables.playerSessions.all())
    if (status === "RESERVED") expect("reservation-timeout", playerSessionId);
  for (const { processId, status, connectionId } of tables.serverProcesses.all()) {
    const purpose = processTimer[status];
    if (purpose !== undefined) expect(purpose, processId);
    if (status === "TERMINATING" && connectionId === undefined) expect("health-limit", processId);
  }
  for (const { processId } of tables.processLaunches.all()) expect("initialization-limit", processId);
  for (const { processId } of tables.awaitedExits.all()) expect("exit-limit", processId);
  const others = timers.all().filter(({ purpose }) => !looks.has(purpose));
  const waiting = new Set(others.map(({ purpose, subjectId }) => `${purpose} of ${subjectId}`));
  return [
    ...[...expected].filter((name) => !waiting.has(name)).map((name) => `${name} does not wait`),
    ...[...waiting].filter((name) => !expected.has(name)).map((name) => `${name} waits for nothing`),
  ];
}

/** An index answers what a look at every record would. */
function ofIndexes({
  gameSessions,
  serverProcesses,
  placements,
  playerSessions,
}: ScopedTables): readonly string[] {
  const problems: string[] = [];
  const compare = (name: string, indexed: number, counted: number) => {
    if (indexed !== counted)
      problems.push(`the index ${name} has ${indexed} records, and ${counted} belong there`);
  };
  const total = (buckets: readonly string[], count: (bucket: string) => number) =>
    buckets.reduce((sum, bucket) => sum + count(bucket), 0);
  compare(
    "placeable",
    total(serverProcesses.buckets("placeable"), (bucket) => serverProcesses.count("placeable", bucket)),
    serverProcesses.all().filter(isPlaceable).length,
  );
  compare(
    "pendingInQueue",
    total(placements.buckets("pendingInQueue"), (bucket) => placements.count("pendingInQueue", bucket)),
    placements.all().filter((placement) => placement.status === "PENDING").length,
  );
  const isActivating = (gameSession: GameSession) => gameSession.status === "ACTIVATING";
  compare(
    "activatingOnCompute",
    total(gameSessions.buckets("activatingOnCompute"), (bucket) =>
      gameSessions.count("activatingOnCompute", bucket),
    ),
    gameSessions.all().filter(isActivating).length,
  );
  for (const { gameSessionId } of gameSessions.all()) {
    const seats = playerSessions.all().filter((seat) => seat.gameSessionId === gameSessionId);
    compare(`seats of ${gameSessionId}`, playerSessions.count("gameSession", gameSessionId), seats.length);
  }
  return problems;
}
