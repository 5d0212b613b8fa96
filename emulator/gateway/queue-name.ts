/**
 * How the user's queues are named at the broker: ElasticMQ knows a queue by the last segment of its URL only, so the
 * worlds that share a broker tell their queues apart by a prefix.
 */
export interface QueueNaming {
  /** The world's own prefix, joined to the name by a hyphen. Empty: names stay as they are. */
  readonly queuePrefix: string;
  /** The URL by which the user knows a queue, such as `https://sqs.us-east-1.amazonaws.com/000000000000/name`. */
  readonly queueUrlOf: (name: string, region: string) => string;
}

/** **Documented** (SQS, CreateQueue): letters, digits, hyphens and underscores, `.fifo` at the end of a FIFO queue. */
const longestQueueName = 80;

/** A queue name that is fine at AWS and too long here, for the prefix that it gets at the broker. */
export class QueueNameTooLong extends Error {
  override readonly name = "QueueNameTooLong";
  constructor(name: string, prefix: string) {
    const longest = longestQueueName - prefix.length - 1;
    super(
      `The queue name ${name} has ${name.length} characters; ${longest} are possible here, because the broker ` +
        `that worlds share knows it as ${prefix}-${name}.`,
    );
  }
}

/** The queue that a QueueUrl names: the last segment of its path. Names pass unchanged. */
export function queueNameOf(queueUrl: string): string {
  return queueUrl.slice(queueUrl.lastIndexOf("/") + 1);
}

/** @throws QueueNameTooLong */
export function brokerQueueName(naming: QueueNaming, name: string): string {
  if (naming.queuePrefix === "") return name;
  const brokerName = `${naming.queuePrefix}-${name}`;
  if (brokerName.length > longestQueueName) throw new QueueNameTooLong(name, naming.queuePrefix);
  return brokerName;
}

/** The user's name of a queue at the broker; undefined when it belongs to another world. */
export function userQueueName(naming: QueueNaming, brokerName: string): string | undefined {
  if (naming.queuePrefix === "") return brokerName;
  const prefix = `${naming.queuePrefix}-`;
  return brokerName.startsWith(prefix) ? brokerName.slice(prefix.length) : undefined;
}

/** The broker does not look at scheme, host and account of a QueueUrl. */
export function brokerQueueUrl(naming: QueueNaming, brokerUrl: string, name: string): string {
  return `${brokerUrl.replace(/\/$/, "")}/000000000000/${brokerQueueName(naming, name)}`;
}

/** The ARN that belongs to the user's URL of a queue. */
export function queueArnOf(naming: QueueNaming, name: string, region: string): string {
  const account = new URL(naming.queueUrlOf(name, region)).pathname.split("/")[1] ?? "";
  return `arn:aws:sqs:${region}:${account}:${name}`;
}
