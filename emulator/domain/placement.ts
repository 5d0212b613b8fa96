import type { Instant } from "./instant.ts";
import type { PlacementReach } from "./placement-reach.ts";
import type { PriorityOverride } from "./priority-configuration.ts";
import { checkTransition } from "./transition.ts";

export type PlacementStatus = "PENDING" | "FULFILLED" | "CANCELLED" | "TIMED_OUT" | "FAILED";

export interface GameProperty {
  readonly key: string;
  readonly value: string;
}

export interface PlayerLatency {
  readonly playerId: string;
  readonly regionIdentifier: string;
  /** Milliseconds, a 32-bit float on the wire. */
  readonly latencyInMilliseconds: number;
}

export interface DesiredPlayerSession {
  readonly playerId: string;
  readonly playerData?: string;
}

/** Why a destination, or a fleet's location, was passed over, in one word for whoever sorts by it. */
export type PassedOverCode =
  | "destination-malformed"
  | "alias-missing"
  | "alias-terminal"
  | "fleet-missing"
  | "fleet-not-active"
  | "location-not-active"
  | "location-filtered"
  | "latency-policy"
  | "override-elsewhere"
  | "queue-without-destinations"
  | "no-server-process"
  | "server-processes-busy"
  | "capacity-withheld"
  | "tried-in-round";

/** A destination, or a fleet's location, that was passed over, and why, in words for the person who reads them. */
export interface PassedOver {
  readonly destination: string;
  readonly code: PassedOverCode;
  readonly reason: string;
}

/** What keeps all placements of a queue waiting that may go everywhere, as it was last told. */
export interface QueueWait {
  readonly queueName: string;
  readonly reasons: readonly PassedOver[];
}

/** What an attempt filled in; **Documented**: may change with each attempt until FULFILLED makes it final. */
export interface PlacedGameSession {
  readonly gameSessionId: string;
  readonly region: string;
  readonly ipAddress: string;
  readonly dnsName?: string;
  readonly port: number;
}

export interface Placement {
  readonly placementId: string;
  readonly queueName: string;
  /** The API call that asked for it. */
  readonly startCallId: string;
  readonly status: PlacementStatus;
  readonly maximumPlayerSessionCount: number;
  readonly gameProperties?: readonly GameProperty[];
  readonly gameSessionName?: string;
  readonly gameSessionData?: string;
  readonly playerLatencies?: readonly PlayerLatency[];
  readonly desiredPlayerSessions: readonly DesiredPlayerSession[];
  readonly priorityOverride?: PriorityOverride;
  /** The override has had its single pass; the queue's own order applies from then on. */
  readonly isOverridePassed?: true;
  /** Undefined: everywhere that its queue leads to. */
  readonly reach?: PlacementReach;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  /** Order of arrival; first come, first served in a queue. */
  readonly sequence: number;
  /** Game sessions begun for it so far. */
  readonly attemptCount: number;
  /** The game session of the running attempt. */
  readonly attemptGameSessionId?: string;
  /** Somebody has been told why it waits; from then on only news is told, once for all that wait in its queue. */
  readonly isWaitTold?: true;
  /** Destinations whose attempt failed in the current round through the list. */
  readonly triedInRound: readonly string[];
  readonly placed?: PlacedGameSession;
  readonly placedPlayerSessions?: readonly { readonly playerId: string; readonly playerSessionId: string }[];
}

/** Does it wait for somebody to find it a server process? */
export const isWaiting = (placement: Placement): boolean =>
  placement.status === "PENDING" && placement.attemptGameSessionId === undefined;

/** A placement's life. */
export const placementTransitions: Readonly<Record<PlacementStatus, readonly PlacementStatus[]>> = {
  PENDING: ["FULFILLED", "CANCELLED", "TIMED_OUT", "FAILED"],
  FULFILLED: [],
  CANCELLED: [],
  TIMED_OUT: [],
  FAILED: [],
};

/** Throws IllegalTransition unless the placement is still PENDING. */
export function finishedPlacement(
  placement: Placement,
  status: Exclude<PlacementStatus, "PENDING">,
  endedAt: Instant,
): Placement {
  checkTransition(`placement ${placement.placementId}`, placementTransitions, placement.status, status);
  const { attemptGameSessionId: _over, reach: _nowhere, ...rest } = placement;
  return { ...rest, status, endedAt };
}

/**
 * The last segment of the game session's ARN.
 *
 * **Observed** for the first attempt (a captured event: the bare placement id). **Assumed** for later ones: a suffix,
 * because the fleet manager keys its storage by this segment and two sessions must never share it.
 */
export const attemptIdString = (placementId: string, attempt: number): string =>
  attempt === 1 ? placementId : `${placementId}-${attempt}`;
