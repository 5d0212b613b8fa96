import { expect, test } from "vitest";
import { instant } from "./instant.ts";
import type { Placement } from "./placement.ts";
import { eventTypeOf, placementEvent } from "./placement-event.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const queueArn = "arn:aws:gamelift:us-east-1:000000000000:gamesessionqueue/game-session-placement";
const startedAt = instant(Date.UTC(2026, 0, 1, 12, 0, 0, 123));
const endedAt = instant(Date.UTC(2026, 0, 1, 12, 0, 1, 456));

const finished: Placement = {
  placementId: "placement-1",
  queueName: "game-session-placement",
  startCallId: "call-1",
  status: "FULFILLED",
  maximumPlayerSessionCount: 2,
  desiredPlayerSessions: [],
  startedAt,
  endedAt,
  sequence: 1,
  attemptCount: 1,
  triedInRound: [],
  placed: {
    gameSessionId: "arn:session",
    region: "us-east-1",
    ipAddress: "127.0.0.1",
    dnsName: "localhost",
    port: 7001,
  },
  placedPlayerSessions: [{ playerId: "ada", playerSessionId: "psess-1" }],
};

const eventOf = (placement: Placement, customEventData?: string) =>
  placementEvent({ eventId: "event-1", scope, queueArn, customEventData, placement, at: endedAt });

test("a fulfilled placement's event is what a captured one looks like: the port a text, times in RFC 3339", () => {
  expect(eventOf(finished, "shard 7")).toEqual({
    version: "0",
    id: "event-1",
    "detail-type": "GameLift Queue Placement Event",
    source: "aws.gamelift",
    account: "000000000000",
    time: "2026-01-01T12:00:01Z",
    region: "us-east-1",
    resources: [queueArn],
    detail: {
      type: "PlacementFulfilled",
      placementId: "placement-1",
      port: "7001",
      gameSessionArn: "arn:session",
      ipAddress: "127.0.0.1",
      dnsName: "localhost",
      gameSessionRegion: "us-east-1",
      placedPlayerSessions: [{ playerId: "ada", playerSessionId: "psess-1" }],
      startTime: "2026-01-01T12:00:00.123Z",
      endTime: "2026-01-01T12:00:01.456Z",
      customEventData: "shard 7",
    },
  });
});

test("what is not known has no key: no player, no DNS name, no data of the queue", () => {
  const { placedPlayerSessions: _none, ...alone } = finished;
  const { dnsName: _unknown, ...placed } = finished.placed ?? {
    gameSessionId: "",
    region: "",
    ipAddress: "",
    port: 1,
  };
  const event = eventOf({ ...alone, placed }) as { detail: object };
  expect(Object.keys(event.detail).toSorted()).toEqual(
    [
      "type",
      "placementId",
      "port",
      "gameSessionArn",
      "ipAddress",
      "gameSessionRegion",
      "startTime",
      "endTime",
    ].toSorted(),
  );
});

test.each([
  ["CANCELLED", "PlacementCancelled"],
  ["TIMED_OUT", "PlacementTimedOut"],
  ["FAILED", "PlacementFailed"],
] as const)(
  "a %s placement's event tells no game session, also when an attempt had made one",
  (status, type) => {
    expect(eventOf({ ...finished, status })).toMatchObject({
      detail: {
        type,
        placementId: "placement-1",
        startTime: "2026-01-01T12:00:00.123Z",
        endTime: "2026-01-01T12:00:01.456Z",
      },
    });
    const { detail } = eventOf({ ...finished, status }) as { detail: object };
    expect(Object.keys(detail)).toHaveLength(4);
  },
);

test("a placement that is PENDING has no event", () => {
  expect(eventTypeOf({ ...finished, status: "PENDING" })).toBeUndefined();
});

test("a placement that is FULFILLED without a game session is a mistake of ours and says so", () => {
  const { placed: _none, ...without } = finished;
  expect(() => eventOf(without)).toThrow("placement-1 is FULFILLED without a game session");
});
