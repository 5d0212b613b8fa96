/** An SNS topic that queues notify. A name ending in `.fifo` makes it first-in-first-out. */
export interface Topic {
  readonly topicArn: string;
  readonly isFifo: boolean;
  /** **Documented**: topic attribute SignatureVersion, 1 (SHA-1) unless set to 2 (SHA-256). FIFO topics do not sign. */
  readonly signatureVersion: "1" | "2";
  /** How many messages were published; FIFO envelopes number themselves by it. */
  readonly publishedCount: number;
}

/** An SQS queue subscribed to a topic. */
export interface Subscription {
  readonly subscriptionArn: string;
  readonly topicArn: string;
  readonly protocol: "sqs";
  /** The ARN of the SQS queue. */
  readonly endpoint: string;
  readonly rawMessageDelivery: boolean;
}
