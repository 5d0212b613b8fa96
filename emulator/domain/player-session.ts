import type { Instant } from "./instant.ts";
import { checkTransition } from "./transition.ts";

export const playerSessionStatuses = ["RESERVED", "ACTIVE", "COMPLETED", "TIMEDOUT"] as const;

export type PlayerSessionStatus = (typeof playerSessionStatuses)[number];

export interface PlayerSession {
  readonly playerSessionId: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly playerId: string;
  readonly gameSessionId: string;
  readonly fleetId: string;
  readonly fleetArn: string;
  readonly playerData?: string;
  readonly status: PlayerSessionStatus;
  readonly ipAddress: string;
  readonly dnsName?: string;
  readonly port: number;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
}

/** **Documented**: a reserved seat lapses after 60 seconds. */
export const RESERVATION_SECONDS = 60;

const nextStatuses: Readonly<Record<PlayerSessionStatus, readonly PlayerSessionStatus[]>> = {
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
    nextStatuses,
    playerSession.status,
    status,
  );
  return status === "ACTIVE" ? { ...playerSession, status } : { ...playerSession, status, endedAt: at };
}

/** Does it hold a seat? **Documented**: CurrentPlayerSessionCount counts RESERVED and ACTIVE. */
export const holdsSeat = (playerSession: PlayerSession): boolean =>
  playerSession.status === "RESERVED" || playerSession.status === "ACTIVE";
