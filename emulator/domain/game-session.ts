import type { Instant } from "./instant.ts";
import type { GameProperty } from "./placement.ts";
import { checkTransition } from "./transition.ts";

export type GameSessionStatus = "ACTIVATING" | "ACTIVE" | "TERMINATING" | "TERMINATED" | "ERROR";

export type GameSessionStatusReason = "INTERRUPTED" | "TRIGGERED_ON_PROCESS_TERMINATE" | "FORCE_TERMINATED";

export interface GameSession {
  /** The full ARN: **Documented**, the id of a game session is its ARN. */
  readonly gameSessionId: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly fleetId: string;
  readonly fleetArn: string;
  readonly location: string;
  readonly computeName: string;
  readonly processId: string;
  readonly placementId?: string;
  readonly idempotencyToken?: string;
  readonly name?: string;
  readonly creatorId?: string;
  readonly gameSessionData?: string;
  readonly gameProperties: readonly GameProperty[];
  readonly maximumPlayerSessionCount: number;
  readonly playerSessionCreationPolicy: "ACCEPT_ALL" | "DENY_ALL";
  readonly protectionPolicy: "NoProtection" | "FullProtection";
  readonly status: GameSessionStatus;
  readonly statusReason?: GameSessionStatusReason;
  /** RESERVED and ACTIVE player sessions. */
  readonly currentPlayerSessionCount: number;
  readonly ipAddress: string;
  readonly dnsName?: string;
  readonly port: number;
  readonly createdAt: Instant;
  readonly endedAt?: Instant;
}

const nextStatuses: Readonly<Record<GameSessionStatus, readonly GameSessionStatus[]>> = {
  ACTIVATING: ["ACTIVE", "TERMINATING", "TERMINATED", "ERROR"],
  ACTIVE: ["TERMINATING", "TERMINATED", "ERROR"],
  TERMINATING: ["TERMINATED"],
  TERMINATED: [],
  ERROR: [],
};

/** Throws IllegalTransition for a step that a game session's life does not have. */
export function withGameSessionStatus(gameSession: GameSession, status: GameSessionStatus): GameSession {
  checkTransition(`game session ${gameSession.gameSessionId}`, nextStatuses, gameSession.status, status);
  return { ...gameSession, status };
}

export const hasEnded = (gameSession: GameSession): boolean =>
  gameSession.status === "TERMINATED" || gameSession.status === "ERROR";

/** **Documented** limits of the model. */
export const GAME_PROPERTY_LIMIT = 16;
export const PLAYERS_PER_GAME_SESSION_LIMIT = 200;

/** **Documented**: new keys are added, given ones replaced, none can be removed. */
export function mergedProperties(
  present: readonly GameProperty[],
  given: readonly GameProperty[],
): readonly GameProperty[] {
  const merged = new Map(present.map((property) => [property.key, property]));
  for (const property of given) merged.set(property.key, property);
  return [...merged.values()];
}
