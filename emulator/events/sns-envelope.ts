/**
 * Writes the JSON text that SNS puts into an SQS message when raw message delivery is off.
 *
 * **Observed** (answers of AWS recorded by LocalStack's suite, 2025-08-18): members and their order; a FIFO topic's
 * envelope has a SequenceNumber and no signature. **Documented** (SNS, HTTP/HTTPS notification JSON format): the shape
 * of the text, two spaces of indent and a space on both sides of the colon.
 */

/** One message as a topic publishes it. */
export interface SnsNotification {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string;
  /** The published text; for GameLift the event's JSON. */
  readonly message: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly timestamp: string;
}

/** What a standard topic signs its notifications with; see sns-signature.ts. */
export interface SnsSignature {
  readonly signatureVersion: "1" | "2";
  /** Base64. */
  readonly signature: string;
  readonly signingCertUrl: string;
}

/** The proof of origin: a FIFO topic numbers its messages, a standard topic signs them. */
export type SnsProof = { readonly sequenceNumber: string } | SnsSignature;

export interface SnsMessageAttribute {
  readonly Type: string;
  readonly Value: string;
}

export function snsEnvelope(
  notification: SnsNotification,
  proof: SnsProof,
  subscriptionArn: string,
  attributes: Readonly<Record<string, SnsMessageAttribute>> = {},
): string {
  const { messageId, topicArn, subject, message, timestamp } = notification;
  const isFifo = "sequenceNumber" in proof;
  const members: [key: string, json: string | undefined][] = [
    ["Type", JSON.stringify("Notification")],
    ["MessageId", JSON.stringify(messageId)],
    ["SequenceNumber", isFifo ? JSON.stringify(proof.sequenceNumber) : undefined],
    ["TopicArn", JSON.stringify(topicArn)],
    ["Subject", subject === undefined ? undefined : JSON.stringify(subject)],
    ["Message", JSON.stringify(message)],
    ["Timestamp", JSON.stringify(timestamp)],
    ["SignatureVersion", isFifo ? undefined : JSON.stringify(proof.signatureVersion)],
    ["Signature", isFifo ? undefined : JSON.stringify(proof.signature)],
    ["SigningCertURL", isFifo ? undefined : JSON.stringify(proof.signingCertUrl)],
    ["UnsubscribeURL", JSON.stringify(unsubscribeUrl(topicArn, subscriptionArn))],
    ["MessageAttributes", attributesJson(attributes)],
  ];
  return objectText(members, "");
}

function attributesJson(attributes: Readonly<Record<string, SnsMessageAttribute>>): string | undefined {
  const members = Object.entries(attributes).map(([name, { Type, Value }]): [string, string] => [
    name,
    JSON.stringify({ Type, Value }),
  ]);
  return members.length === 0 ? undefined : objectText(members, "  ");
}

function objectText(members: readonly [key: string, json: string | undefined][], indent: string): string {
  const lines = members.flatMap(([key, json]) =>
    json === undefined ? [] : [`${indent}  ${JSON.stringify(key)} : ${json}`],
  );
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function unsubscribeUrl(topicArn: string, subscriptionArn: string): string {
  return `https://${snsHost(regionOfTopic(topicArn))}/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`;
}

/** The host that answers for SNS in a region. */
export function snsHost(region: string): string {
  return `sns.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}

/** Throws when the text is not the ARN of an SNS topic. */
export function regionOfTopic(topicArn: string): string {
  const region = /^arn:[^:]+:sns:([^:]+):\d{12}:[^:]+$/.exec(topicArn)?.[1];
  if (region === undefined) throw new Error(`"${topicArn}" is not the ARN of an SNS topic`);
  return region;
}
