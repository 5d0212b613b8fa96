import type { SeenPlacementEvent } from "./placement-event-in-body.ts";

/** A message as a client received it. */
interface ObservedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  /** The placement event in its body, if there is one to be read. */
  readonly placementEvent: SeenPlacementEvent | undefined;
}

interface ObservedCall {
  /** The same number from a call's start to its end. */
  readonly callId: number;
  /** Such as `ReceiveMessage`. */
  readonly action: string;
  /** The user's name of the queue; undefined for calls that concern none. */
  readonly queueName: string | undefined;
  /** The handles that a delete names. */
  readonly receiptHandles: readonly string[];
}

/** What passes between queue clients and the broker. Every `started` is followed by one `answered`, `aborted` or `unanswered`. */
export type QueueObservation =
  | (ObservedCall & {
      readonly kind: "started";
      /** How long a receive may wait; undefined for other calls and where the queue decides. */
      readonly waitTimeSeconds: number | undefined;
      readonly visibilityTimeoutSeconds: number | undefined;
    })
  | (ObservedCall & {
      readonly kind: "answered";
      readonly status: number;
      /** The error's name without namespace; undefined when the call succeeded. */
      readonly errorType: string | undefined;
      /** What a receive has brought. */
      readonly messages: readonly ObservedMessage[];
      /** The messages that the receipt handles stand for, where they passed here; undefined for the others. */
      readonly messageIds: readonly (string | undefined)[];
      readonly decidedBy: "broker" | "awsStrictness" | "proxy" | "fault";
    })
  /** The client left before the answer; a message that the broker hands out all the same is invisible for its timeout. */
  | (ObservedCall & { readonly kind: "aborted" })
  /** A fault has ended the connection instead of an answer; what a receive would have brought is invisible all the same. */
  | (ObservedCall & { readonly kind: "unanswered" })
  /** A request that was no call of SQS, or came from a web page. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly errorType: string;
      readonly message: string;
    }
  /** A request met the path while it was cut. */
  | { readonly kind: "cut" };
