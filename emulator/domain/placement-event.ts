import type { Instant } from "./instant.ts";
import type { Placement } from "./placement.ts";
import type { Scope } from "./scope.ts";

/** One notification of a finished placement on its way to one topic. */
export interface OutgoingEvent {
  readonly eventId: string;
  readonly sequence: number;
  readonly scope: Scope;
  readonly placementId: string;
  /** The StartGameSessionPlacement call whose answer must have left before the event may. */
  readonly startCallId: string;
  readonly type: PlacementEventType;
  readonly topicArn: string;
  /** The event's JSON text. */
  readonly message: string;
  readonly createdAt: Instant;
  /** The number a FIFO envelope carries. */
  readonly sequenceNumber: string;
}

export type PlacementEventType =
  | "PlacementFulfilled"
  | "PlacementCancelled"
  | "PlacementTimedOut"
  | "PlacementFailed";

const typeOf: Readonly<Record<Exclude<Placement["status"], "PENDING">, PlacementEventType>> = {
  FULFILLED: "PlacementFulfilled",
  CANCELLED: "PlacementCancelled",
  TIMED_OUT: "PlacementTimedOut",
  FAILED: "PlacementFailed",
};

/** Undefined while the placement is PENDING. */
export const eventTypeOf = (placement: Placement): PlacementEventType | undefined =>
  placement.status === "PENDING" ? undefined : typeOf[placement.status];

const iso = (at: Instant): string => new Date(at).toISOString();
const inSeconds = (time: string): string => `${time.slice(0, 19)}Z`;

/**
 * The event as EventBridge and SNS carry it.
 *
 * **Documented** (queue events page) and **Observed** (a captured event): `port` is a string of digits, times are
 * RFC 3339, `customEventData` stands inside `detail` for all four types when the queue has it.
 */
export function placementEvent(input: {
  readonly eventId: string;
  readonly scope: Scope;
  readonly queueArn: string;
  readonly customEventData: string | undefined;
  readonly placement: Placement;
  readonly at: Instant;
}): object {
  const { placement, scope } = input;
  const { startedAt, endedAt = input.at } = placement;
  const endTime = iso(endedAt);
  return {
    version: "0",
    id: input.eventId,
    "detail-type": "GameLift Queue Placement Event",
    source: "aws.gamelift",
    account: scope.account,
    time: inSeconds(endedAt === input.at ? endTime : iso(input.at)),
    region: scope.region,
    resources: [input.queueArn],
    detail: {
      type: eventTypeOf(placement),
      placementId: placement.placementId,
      ...(placement.status === "FULFILLED" ? fulfilledDetail(placement) : {}),
      startTime: iso(startedAt),
      endTime,
      ...(input.customEventData === undefined ? {} : { customEventData: input.customEventData }),
    },
  };
}

function fulfilledDetail(placement: Placement): object {
  const placed = placement.placed;
  if (placed === undefined)
    throw new Error(`placement ${placement.placementId} is FULFILLED without a game session`);
  const seats = placement.placedPlayerSessions ?? [];
  return {
    port: String(placed.port),
    gameSessionArn: placed.gameSessionId,
    ipAddress: placed.ipAddress,
    ...(placed.dnsName === undefined ? {} : { dnsName: placed.dnsName }),
    gameSessionRegion: placed.region,
    ...(seats.length === 0 ? {} : { placedPlayerSessions: seats }),
  };
}
