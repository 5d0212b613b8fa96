/**
 * What can be wrong with the text of a placement event or of its SNS envelope, as pure changes of texts.
 *
 * **Observed** (the fleet manager's parser, Go's encoding/json): which of these it cannot read, which it reads and cannot
 * serve, and which it does not look at. Where SNS itself would be wrong the change comes after the signature, else before.
 */
interface Change {
  /** Of the event's JSON, before SNS puts it into an envelope. */
  readonly message?: (message: string) => string;
  /** Of what goes into the queue. */
  readonly body?: (body: string) => string;
}

type Members = { readonly [name: string]: unknown };

const cutInHalf = (text: string): string => text.slice(0, Math.ceil(text.length / 2));

/** Of the envelope: two spaces of indent, as SNS writes it. */
const inEnvelope = (change: (envelope: Members) => object) => (body: string) =>
  JSON.stringify(change(JSON.parse(body) as Members), undefined, 2);

const inEvent = (change: (event: Members) => object) => (message: string) =>
  JSON.stringify(change(JSON.parse(message) as Members));

const inDetail = (change: (detail: Members) => object) =>
  inEvent((event) => ({ ...event, detail: change(event.detail as Members) }));

/** More than the 1 MiB that SQS takes. */
const TOO_MANY_CHARACTERS = 2 ** 20 + 1;

const changes = {
  "not-json": { body: cutInHalf },
  "event-not-json": { message: cutInHalf },
  "event-null": { message: () => "null" },
  /** A game session's port is told as a string of digits; Go reads no number into a string. */
  "port-number": { message: inDetail((detail) => ({ ...detail, port: Number(detail.port ?? 0) })) },
  "empty-time": { message: inEvent((event) => ({ ...event, time: "" })) },
  "no-placement-id": { message: inDetail(({ placementId: _, ...detail }) => detail) },
  "unknown-game-session": {
    message: inDetail((detail) => ({ ...detail, gameSessionArn: `${String(detail.gameSessionArn)}-gone` })),
  },
  "empty-game-session": { message: inDetail((detail) => ({ ...detail, gameSessionArn: "" })) },
  "wrong-topic": {
    body: inEnvelope((envelope) => ({
      ...envelope,
      TopicArn: "arn:aws:sns:us-east-1:999999999999:somebody-elses-topic",
    })),
  },
  /** A FIFO topic does not sign; a signature there says nothing either. */
  "bad-signature": {
    body: inEnvelope((envelope) => ({
      SignatureVersion: "1",
      ...envelope,
      Signature: Buffer.from("signed by nobody").toString("base64"),
    })),
  },
  /** As every envelope of a FIFO topic is; a standard topic signs. */
  unsigned: {
    body: inEnvelope(
      ({ SignatureVersion: _version, Signature: _signature, SigningCertURL: _url, ...envelope }) => envelope,
    ),
  },
  /** Signed by one digest and said to be signed by the other. */
  "other-signature-version": {
    body: inEnvelope((envelope) => ({
      ...envelope,
      SignatureVersion: envelope.SignatureVersion === "2" ? "1" : "2",
    })),
  },
  "subscription-confirmation": {
    body: inEnvelope(({ MessageId, TopicArn, Timestamp }) => ({
      Type: "SubscriptionConfirmation",
      MessageId,
      Token: "0".repeat(64),
      TopicArn,
      Message: `Somebody has subscribed this queue to ${String(TopicArn)}; visit SubscribeURL to confirm it.`,
      SubscribeURL: "https://sns.us-east-1.amazonaws.com/?Action=ConfirmSubscription",
      Timestamp,
    })),
  },
  "too-large": { message: inDetail((detail) => ({ ...detail, padding: "x".repeat(TOO_MANY_CHARACTERS) })) },
} as const satisfies { readonly [name: string]: Change };

export type EventChange = keyof typeof changes;

export const eventChangeNames = Object.keys(changes) as [EventChange, ...EventChange[]];

/** The event's text, with what the change does to it. */
export function changedMessage(change: EventChange, message: string): string {
  const { message: act }: Change = changes[change];
  return act === undefined ? message : act(message);
}

/** The text for the queue, with what the change does to it. */
export function changedBody(change: EventChange, body: string): string {
  const { body: act }: Change = changes[change];
  return act === undefined ? body : act(body);
}

/** The event under another type. */
export const retyped = (type: string, message: string): string =>
  inDetail((detail) => ({ ...detail, type }))(message);
