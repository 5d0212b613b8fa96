import type { Instant } from "./instant.ts";
import { checkTransition } from "./transition.ts";

export const playerSessionStatuses = ["RESERVED", "ACTIVE", "COMPLETED", "TIMEDOUT"] as const;

export type PlayerSessionStatus = (typeof playerSessionStatuses)[number];

/** Where to go to is the game session's to say, which is remembered as long as any of its player sessions. */
export interface PlayerSession {
  readonly playerSessionId: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly playerId: string;
  readonly gameSessionId: string;
  readonly fleetId: string;
  readonly playerData?: string;
  readonly status: PlayerSessionStatus;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
}

/** **Documented**: a reserved seat lapses after 60 seconds. */
export const RESERVATION_SECONDS = 60;

/** A player session's life. */
export const playerSessionTransitions: Readonly<Record<PlayerSessionStatus, readonly PlayerSessionStatus[]>> =
  {
    RESERVED: ["ACTIVE", "COMPLETED", "TIMEDOUT"],
    ACTIVE: ["COMPLETED"],
    COMPLETED: [],
    TIMEDOUT: [],
  };

/** Throws IllegalTransition for a step that a player session's life does not have. */
export function withPlayerSessionStatus(
  playerSession: PlayerSession,
  status: PlayerSessionStatus,
  at: Instant,
): PlayerSession {
  checkTransition(
    `player session ${playerSession.playerSessionId}`,
    playerSessionTransitions,
    playerSession.status,
    status,
  );
  if (status === "ACTIVE") return { ...playerSession, status };
  const { playerSessionId, sequence, playerId, gameSessionId, fleetId, playerData, createdAt } =
    playerSession;
  // Most of all records are ended player sessions: spelt out, all members stand in the object itself, which a spread
  // with one more would put into an array beside it.
  return {
    playerSessionId,
    sequence,
    playerId,
    gameSessionId,
    fleetId,
    status,
    createdAt,
    endedAt: at,
    ...(playerData === undefined ? {} : { playerData }),
  };
}

/** Does it hold a seat? **Documented**: CurrentPlayerSessionCount counts RESERVED and ACTIVE. */
export const holdsSeat = (playerSession: PlayerSession): boolean =>
  playerSession.status === "RESERVED" || playerSession.status === "ACTIVE";
