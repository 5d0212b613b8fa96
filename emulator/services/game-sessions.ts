import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import {
  type CreationRequest,
  type GameSession,
  type GameSessionStatusReason,
  hasEnded,
  mergedProperties,
  withGameSessionStatus,
} from "../domain/game-session.ts";
import { givenMembers } from "../domain/given-members.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { GameProperty } from "../domain/placement.ts";
import { withPlayerSessionStatus } from "../domain/player-session.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import { playerSessionsOf } from "./player-session-listing.ts";
import { startRetention } from "./retention.ts";
import type { Turn } from "./turn.ts";

/** What a caller, or a placement, asks of a new game session. */
export interface GameSessionWish {
  readonly gameSessionId: string;
  readonly maximumPlayerSessionCount: number;
  readonly name?: string | undefined;
  readonly creatorId?: string | undefined;
  readonly gameSessionData?: string | undefined;
  readonly gameProperties?: readonly GameProperty[] | undefined;
  readonly placementId?: string | undefined;
  readonly placementRegion?: string | undefined;
  readonly idempotencyToken?: string | undefined;
  readonly creationRequest?: CreationRequest | undefined;
}

const IDLE_LOOK_SIZE = 8;

/**
 * The first idle process of a fleet in a location that may activate one more game session, or undefined.
 *
 * **Documented**: MaxConcurrentGameSessionActivations counts the game sessions ACTIVATING on one compute.
 */
export function idleProcess(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  location: string,
): ServerProcess | undefined {
  const { serverProcesses, gameSessions } = turn.tables(scope);
  const limit = fleet.runtimeConfiguration.maxConcurrentGameSessionActivations;
  const mayActivate = ({ fleetId, computeName }: ServerProcess) =>
    gameSessions.count("activatingOnCompute", computeKey(fleetId, computeName)) < limit;
  const place = `${fleet.fleetId}/${location}`;
  // Nearly always the first one will do: a few at a time, however many are idle.
  for (let after = Number.NEGATIVE_INFINITY; ; ) {
    const some = serverProcesses.after("placeable", place, after, IDLE_LOOK_SIZE);
    const found = some.find(mayActivate);
    const last = some.at(-1);
    if (found !== undefined || last === undefined || some.length < IDLE_LOOK_SIZE) return found;
    after = last.sequence;
  }
}

/** Takes the process, makes the game session ACTIVATING, tells the server, and starts the activation limit. */
export function beginGameSession(
  turn: Turn,
  scope: Scope,
  fleet: Fleet,
  process: ServerProcess,
  wish: GameSessionWish,
): GameSession {
  const { serverProcesses, gameSessions } = turn.tables(scope);
  if (process.port === undefined) throw new Error(`process ${process.processId} is placeable without a port`);
  const gameSession = gameSessions.put({
    ...givenMembers(wish),
    gameProperties: mergedProperties([], wish.gameProperties ?? []),
    sequence: turn.nextSequence(),
    fleetId: fleet.fleetId,
    fleetArn: fleet.fleetArn,
    location: process.location,
    computeName: process.computeName,
    processId: process.processId,
    playerSessionCreationPolicy: "ACCEPT_ALL",
    protectionPolicy: fleet.newGameSessionProtectionPolicy,
    status: "ACTIVATING",
    currentPlayerSessionCount: 0,
    ipAddress: process.ipAddress,
    ...(process.dnsName === undefined ? {} : { dnsName: process.dnsName }),
    port: process.port,
    createdAt: turn.now,
  });
  serverProcesses.put({ ...process, gameSessionId: gameSession.gameSessionId });
  turn.setTimer({
    scope,
    purpose: "activation-timeout",
    subjectId: gameSession.gameSessionId,
    dueAt: plusSeconds(turn.now, fleet.runtimeConfiguration.gameSessionActivationTimeoutSeconds),
  });
  turn.effect({ kind: "start-game-session", processId: process.processId, gameSession });
  return gameSession;
}

/**
 * Makes a game session TERMINATED with all that goes with it: seats end, its count becomes 0.
 *
 * **Assumed**: a RESERVED seat becomes TIMEDOUT and an ACTIVE one COMPLETED; no page says which.
 */
export function endGameSessionRecord(
  turn: Turn,
  scope: Scope,
  gameSession: GameSession,
  reason?: GameSessionStatusReason,
): GameSession {
  if (hasEnded(gameSession)) return gameSession;
  const tables = turn.tables(scope);
  const { gameSessions, playerSessions } = tables;
  turn.cancelTimer(scope, "activation-timeout", gameSession.gameSessionId);
  startRetention(turn, scope, gameSession.gameSessionId);
  for (const status of ["RESERVED", "ACTIVE"] as const) {
    for (const seat of [...playerSessionsOf(tables, gameSession.gameSessionId, status)]) {
      turn.cancelTimer(scope, "reservation-timeout", seat.playerSessionId);
      playerSessions.put(
        withPlayerSessionStatus(seat, status === "RESERVED" ? "TIMEDOUT" : "COMPLETED", turn.now),
      );
    }
  }
  return gameSessions.put({
    ...withGameSessionStatus(gameSession, "TERMINATED"),
    ...(reason === undefined ? {} : { statusReason: reason }),
    currentPlayerSessionCount: 0,
    endedAt: turn.now,
  });
}
