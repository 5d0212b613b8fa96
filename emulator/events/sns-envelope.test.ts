import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regionOfTopic, type SnsNotification, snsEnvelope } from "./sns-envelope.ts";

const notification: SnsNotification = {
  messageId: "8f3a0d4e-0c6d-5c0e-9a39-5a2f3d6c9b11",
  topicArn: "arn:aws:sns:us-east-1:000000000000:placements.fifo",
  message: '{"detail":{"type":"PlacementFulfilled"}}',
  timestamp: "2026-01-01T00:00:01.456Z",
};
const subscriptionArn = `${notification.topicArn}:0b6c2f5e-65c4-4b11-8b1c-6a7c52e3f0aa`;

describe("the text", () => {
  test("of a FIFO topic is numbered, unsigned, and written as SNS writes it", () => {
    expect(snsEnvelope(notification, { sequenceNumber: "10000000000000003000" }, subscriptionArn)).toBe(
      `{
  "Type" : "Notification",
  "MessageId" : "8f3a0d4e-0c6d-5c0e-9a39-5a2f3d6c9b11",
  "SequenceNumber" : "10000000000000003000",
  "TopicArn" : "arn:aws:sns:us-east-1:000000000000:placements.fifo",
  "Message" : "{\\"detail\\":{\\"type\\":\\"PlacementFulfilled\\"}}",
  "Timestamp" : "2026-01-01T00:00:01.456Z",
  "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}"
}`,
    );
  });

  test("of a standard topic is signed, and not numbered", () => {
    const proof = { signatureVersion: "2", signature: "c2ln", signingCertUrl: "https://sns/x.pem" } as const;
    const text = snsEnvelope({ ...notification, subject: "A subject" }, proof, subscriptionArn);
    expect(Object.keys(JSON.parse(text))).toEqual([
      "Type",
      "MessageId",
      "TopicArn",
      "Subject",
      "Message",
      "Timestamp",
      "SignatureVersion",
      "Signature",
      "SigningCertURL",
      "UnsubscribeURL",
    ]);
  });

  test("shows message attributes each on a line of its own", () => {
    const attributes = { kind: { Type: "String", Value: "placement" }, n: { Type: "Number", Value: "1" } };
    const text = snsEnvelope(notification, { sequenceNumber: "1" }, subscriptionArn, attributes);
    expect(text).toContain(
      '  "MessageAttributes" : {\n    "kind" : {"Type":"String","Value":"placement"},\n',
    );
    expect(JSON.parse(text)).toMatchObject({ MessageAttributes: attributes });
  });

  test("is JSON that gives back whatever was published", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (message) => {
        const text = snsEnvelope({ ...notification, message }, { sequenceNumber: "1" }, subscriptionArn);
        expect(JSON.parse(text)).toMatchObject({ Message: message });
      }),
    );
  });
});

test("the region is the topic's, and its host has the suffix of its partition", () => {
  expect(regionOfTopic("arn:aws:sns:eu-west-1:123456789012:t")).toBe("eu-west-1");
  expect(() => regionOfTopic("arn:aws:sqs:eu-west-1:123456789012:q")).toThrow("not the ARN of an SNS topic");
  const topicArn = "arn:aws-cn:sns:cn-north-1:123456789012:t.fifo";
  const text = snsEnvelope({ ...notification, topicArn }, { sequenceNumber: "1" }, `${topicArn}:s`);
  expect(text).toContain("https://sns.cn-north-1.amazonaws.com.cn/?Action=Unsubscribe");
});
