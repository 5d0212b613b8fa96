import { describe, expect, test } from "vitest";
import { changedBody, changedMessage, eventChangeNames, retyped } from "./event-changes.ts";

const event = {
  version: "0",
  time: "2026-01-01T00:00:00Z",
  detail: {
    type: "PlacementFulfilled",
    placementId: "placement-1",
    port: "4100",
    gameSessionArn: "arn:aws:gamelift:us-east-1::gamesession/fleet-1/gsess-1",
  },
};
const message = JSON.stringify(event);
const envelope = {
  Type: "Notification",
  MessageId: "m-1",
  TopicArn: "arn:topic",
  Message: message,
  Signature: "s",
};
const body = JSON.stringify(envelope);

const messageUnder = (change: (typeof eventChangeNames)[number]) =>
  JSON.parse(changedMessage(change, message));
const bodyUnder = (change: (typeof eventChangeNames)[number]) => JSON.parse(changedBody(change, body));

test.each(eventChangeNames)("%s changes either the event or its envelope", (change) => {
  const changes = [changedMessage(change, message) !== message, changedBody(change, body) !== body];
  expect(changes.filter(Boolean)).toHaveLength(1);
});

describe("of the event", () => {
  test.each([
    ["port-number", { ...event, detail: { ...event.detail, port: 4100 } }],
    ["empty-time", { ...event, time: "" }],
    ["empty-game-session", { ...event, detail: { ...event.detail, gameSessionArn: "" } }],
    ["event-null", null],
  ] as const)("%s", (change, expected) => {
    expect(messageUnder(change)).toEqual(expected);
  });

  test("a game session that is not there is named as they are", () => {
    expect(messageUnder("unknown-game-session").detail.gameSessionArn).toMatch(
      /^arn:aws:gamelift:.*gsess-1-/,
    );
  });

  test("no placement id", () => {
    expect(messageUnder("no-placement-id").detail).not.toHaveProperty("placementId");
  });

  test("half of it is no JSON", () => {
    expect(() => messageUnder("event-not-json")).toThrow(SyntaxError);
  });

  test("too large for SQS", () => {
    expect(changedMessage("too-large", message).length).toBeGreaterThan(2 ** 20);
  });

  test("a type of one's choice, and all else as it was", () => {
    const { detail } = JSON.parse(retyped("PlacementLost", message));
    expect(detail).toEqual({ ...event.detail, type: "PlacementLost" });
  });
});

describe("of the envelope", () => {
  test("half of it is no JSON", () => {
    expect(() => bodyUnder("not-json")).toThrow(SyntaxError);
  });

  test("another topic, another signature, and all else as it was", () => {
    expect(bodyUnder("wrong-topic")).toEqual({
      ...envelope,
      TopicArn: expect.stringContaining("999999999999"),
    });
    const { Signature, ...rest } = bodyUnder("bad-signature");
    expect(Signature).not.toBe("s");
    expect(rest).toMatchObject({ Message: message, TopicArn: "arn:topic" });
  });

  test("a confirmation, whose message is plain text", () => {
    const confirmation = bodyUnder("subscription-confirmation");
    expect(confirmation).toMatchObject({ Type: "SubscriptionConfirmation", TopicArn: "arn:topic" });
    expect(() => JSON.parse(confirmation.Message)).toThrow(SyntaxError);
  });
});
