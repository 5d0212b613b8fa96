import { invalidGameSessionStatus, invalidRequest } from "./api-error.ts";
import { givenMembers } from "./given-members.ts";
import type { Instant } from "./instant.ts";
import type { GameProperty } from "./placement.ts";
import { checkTransition } from "./transition.ts";

export type GameSessionStatus = "ACTIVATING" | "ACTIVE" | "TERMINATING" | "TERMINATED" | "ERROR";

export type GameSessionStatusReason = "INTERRUPTED" | "TRIGGERED_ON_PROCESS_TERMINATE" | "FORCE_TERMINATED";

/** What CreateGameSession was asked for, kept with an idempotency token to tell a repeat from another request. */
export interface CreationRequest {
  readonly location: string;
  readonly maximumPlayerSessionCount: number;
  readonly name?: string;
  readonly creatorId?: string;
  readonly gameSessionData?: string;
  readonly gameProperties?: readonly GameProperty[];
}

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
  /** Of the queue that placed it, where it is not the fleet's own. */
  readonly placementRegion?: string;
  readonly idempotencyToken?: string;
  readonly creationRequest?: CreationRequest;
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

/** A game session's life. */
export const gameSessionTransitions: Readonly<Record<GameSessionStatus, readonly GameSessionStatus[]>> = {
  ACTIVATING: ["ACTIVE", "TERMINATING", "TERMINATED", "ERROR"],
  ACTIVE: ["TERMINATING", "TERMINATED", "ERROR"],
  TERMINATING: ["TERMINATED"],
  TERMINATED: [],
  ERROR: [],
};

/** Throws IllegalTransition for a step that a game session's life does not have. */
export function withGameSessionStatus(gameSession: GameSession, status: GameSessionStatus): GameSession {
  checkTransition(
    `game session ${gameSession.gameSessionId}`,
    gameSessionTransitions,
    gameSession.status,
    status,
  );
  return { ...gameSession, status };
}

export const hasEnded = (gameSession: GameSession): boolean =>
  gameSession.status === "TERMINATED" || gameSession.status === "ERROR";

/** **Documented** limits of the model. */
export const GAME_PROPERTY_LIMIT = 16;
export const PLAYERS_PER_GAME_SESSION_LIMIT = 200;

/** @throws ApiError InvalidRequestException above the limit of players. */
export function checkMaximumPlayerSessionCount(count: number): void {
  if (count > PLAYERS_PER_GAME_SESSION_LIMIT) {
    throw invalidRequest(
      `MaximumPlayerSessionCount ${count} is above the limit of ${PLAYERS_PER_GAME_SESSION_LIMIT} players per game session.`,
    );
  }
}

/** Do two requests ask for the same game session? The order of game properties says nothing. */
export const isSameRequest = (a: CreationRequest, b: CreationRequest): boolean =>
  canonical(a) === canonical(b);

function canonical(request: CreationRequest): string {
  const {
    location,
    maximumPlayerSessionCount,
    name,
    creatorId,
    gameSessionData,
    gameProperties = [],
  } = request;
  const properties = gameProperties.map(({ key, value }) => JSON.stringify([key, value])).sort();
  return JSON.stringify([location, maximumPlayerSessionCount, name, creatorId, gameSessionData, properties]);
}

/** What UpdateGameSession may change. */
export interface GameSessionUpdate {
  readonly maximumPlayerSessionCount: number | undefined;
  readonly name: string | undefined;
  readonly playerSessionCreationPolicy: GameSession["playerSessionCreationPolicy"] | undefined;
  readonly protectionPolicy: GameSession["protectionPolicy"] | undefined;
  readonly gameProperties: readonly GameProperty[] | undefined;
}

/**
 * The game session after an update; the very same record when nothing was asked to change.
 *
 * **Documented**: what can be changed; properties are merged. **Assumed**: allowed while ACTIVATING and ACTIVE; a
 * maximum below the present count is taken, and no more players fit.
 *
 * @throws ApiError InvalidGameSessionStatusException, InvalidRequestException.
 */
export function updatedGameSession(gameSession: GameSession, update: GameSessionUpdate): GameSession {
  const { gameSessionId, status } = gameSession;
  if (status !== "ACTIVE" && status !== "ACTIVATING") {
    throw invalidGameSessionStatus(`Game session ${gameSessionId} is ${status} and cannot be updated.`);
  }
  const { gameProperties, ...plain } = update;
  const changes = givenMembers(plain);
  if (changes.maximumPlayerSessionCount !== undefined) {
    checkMaximumPlayerSessionCount(changes.maximumPlayerSessionCount);
  }
  if (gameProperties === undefined || gameProperties.length === 0) {
    return Object.keys(changes).length === 0 ? gameSession : { ...gameSession, ...changes };
  }
  const merged = mergedProperties(gameSession.gameProperties, gameProperties);
  if (merged.length > GAME_PROPERTY_LIMIT) {
    throw invalidRequest(
      `Game session ${gameSessionId} would have ${merged.length} game properties; at most ${GAME_PROPERTY_LIMIT} are allowed.`,
    );
  }
  return { ...gameSession, ...changes, gameProperties: merged };
}

/**
 * **Documented**: new keys are added, given ones replaced, none can be removed. **Assumed**: of a key that one request
 * gives twice the later value counts, for a new game session as for an update.
 */
export function mergedProperties(
  present: readonly GameProperty[],
  given: readonly GameProperty[],
): readonly GameProperty[] {
  const merged = new Map(present.map((property) => [property.key, property]));
  for (const property of given) merged.set(property.key, property);
  return [...merged.values()];
}
