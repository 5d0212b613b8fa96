import { gameSessionFull, invalidGameSessionStatus, invalidRequest } from "../domain/api-error.ts";
import type { GameSession } from "../domain/game-session.ts";
import { plusSeconds } from "../domain/instant.ts";
import {
  holdsSeat,
  type PlayerSession,
  type PlayerSessionStatus,
  RESERVATION_SECONDS,
  withPlayerSessionStatus,
} from "../domain/player-session.ts";
import type { Scope } from "../domain/scope.ts";
import { gameSessionById } from "./find.ts";
import { playerSessionsOf } from "./player-session-listing.ts";
import type { Turn } from "./turn.ts";

export interface SeatWish {
  readonly playerId: string;
  readonly playerData?: string | undefined;
}

/**
 * Reserves a seat for each wish, all or none, in an ACTIVE game session.
 *
 * **Documented**: the states and errors. **Assumed**: a batch is all or nothing; DENY_ALL answers with
 * InvalidGameSessionStatusException; the same player may hold several seats, unless an option refuses that, but not
 * twice in one batch.
 *
 * @throws ApiError NotFoundException, InvalidGameSessionStatusException, GameSessionFullException, InvalidRequestException.
 */
export function reserveSeats(
  turn: Turn,
  scope: Scope,
  gameSessionId: string,
  wishes: readonly SeatWish[],
): readonly PlayerSession[] {
  const gameSession = gameSessionById(turn, scope, gameSessionId);
  if (gameSession.status !== "ACTIVE") {
    throw invalidGameSessionStatus(`Game session ${gameSessionId} is ${gameSession.status}, not ACTIVE.`);
  }
  if (gameSession.playerSessionCreationPolicy === "DENY_ALL") {
    throw invalidGameSessionStatus(
      `Game session ${gameSessionId} accepts no new player sessions: its policy is DENY_ALL.`,
    );
  }
  if (new Set(wishes.map((wish) => wish.playerId)).size < wishes.length) {
    throw invalidRequest("PlayerIds names the same player more than once.");
  }
  if (turn.options.refuseRepeatedPlayers) refuseSeatedPlayers(turn, scope, gameSession.gameSessionId, wishes);
  const free = gameSession.maximumPlayerSessionCount - gameSession.currentPlayerSessionCount;
  if (wishes.length > free) {
    throw gameSessionFull(
      `Game session ${gameSessionId} has ${Math.max(0, free)} free player slots, not ${wishes.length}.`,
    );
  }
  return takeSeats(turn, scope, gameSession, wishes);
}

/** @throws ApiError InvalidRequestException, without saying who: player ids are sensitive. */
function refuseSeatedPlayers(
  turn: Turn,
  scope: Scope,
  gameSessionId: string,
  wishes: readonly SeatWish[],
): void {
  const tables = turn.tables(scope);
  const seated = (["RESERVED", "ACTIVE"] as const).flatMap((status) =>
    Array.from(playerSessionsOf(tables, gameSessionId, status), ({ playerId }) => playerId),
  );
  if (wishes.some(({ playerId }) => seated.includes(playerId))) {
    throw invalidRequest(`A player holds a player session of game session ${gameSessionId} already.`);
  }
}

/** Joined, it is one text for as long as it is kept; a template would keep its parts, and what holds them together. */
const playerSessionIdOf = (uuid: string): string => ["psess", uuid].join("-");

/** Makes RESERVED player sessions without asking, and puts the game session with them: the caller has checked. */
export function takeSeats(
  turn: Turn,
  scope: Scope,
  gameSession: GameSession,
  wishes: readonly SeatWish[],
): readonly PlayerSession[] {
  const { gameSessions, playerSessions } = turn.tables(scope);
  const { gameSessionId, processId } = gameSession;
  const count = playerSessions.count("gameSession", gameSessionId);
  // A name may be given anew when its game session is forgotten; no process hosts two.
  const hosted = `${gameSessionId}/${processId}`;
  gameSessions.put({
    ...gameSession,
    currentPlayerSessionCount: gameSession.currentPlayerSessionCount + wishes.length,
  });
  return wishes.map((wish, index) => {
    const seat = playerSessions.put({
      playerSessionId: playerSessionIdOf(turn.uuidAt("player-session", hosted, count + index + 1)),
      sequence: turn.nextSequence(),
      playerId: wish.playerId,
      gameSessionId,
      fleetId: gameSession.fleetId,
      status: "RESERVED",
      createdAt: turn.now,
      ...(wish.playerData === undefined ? {} : { playerData: wish.playerData }),
    });
    turn.setTimer({
      scope,
      purpose: "reservation-timeout",
      subjectId: seat.playerSessionId,
      dueAt: plusSeconds(turn.now, RESERVATION_SECONDS),
    });
    return seat;
  });
}

/** Moves a seat on; leaving a status that holds one lowers the game session's count. */
export function changeSeat(
  turn: Turn,
  scope: Scope,
  seat: PlayerSession,
  status: PlayerSessionStatus,
): PlayerSession {
  const { gameSessions, playerSessions } = turn.tables(scope);
  const changed = playerSessions.put(withPlayerSessionStatus(seat, status, turn.now));
  turn.cancelTimer(scope, "reservation-timeout", seat.playerSessionId);
  const gameSession =
    holdsSeat(seat) && !holdsSeat(changed) ? gameSessions.get(seat.gameSessionId) : undefined;
  if (gameSession !== undefined) {
    gameSessions.put({
      ...gameSession,
      currentPlayerSessionCount: gameSession.currentPlayerSessionCount - 1,
    });
  }
  return changed;
}

/** The rule of a reservation's end: 60 seconds without AcceptPlayerSession. */
export function reservationTimedOut(turn: Turn, scope: Scope, playerSessionId: string): void {
  const seat = turn.tables(scope).playerSessions.get(playerSessionId);
  if (seat?.status === "RESERVED") changeSeat(turn, scope, seat, "TIMEDOUT");
}
