import type { FaultMatch, SeamName } from "../domain/fault.ts";
import type { ChoiceOutcome, ChoiceSubject } from "../domain/fault-at-choice.ts";
import type { EventFault } from "../events/event-fault.ts";
import type { QueueCallFault, QueueDeleteFault, QueueReceiveFault } from "../gateway/queue-fault.ts";
import type { CertificateFlaw } from "../gateway/tls-fault.ts";
import type { OutgoingFault, OutgoingFrame } from "../server-sdk/outgoing-fault.ts";
import type { ApiSubject, RequestOutcome, ResponseOutcome } from "./api-seams.ts";

/** A message of a queue; its event only where there is one to be read. */
type SeenMessage = { readonly queueName?: string; readonly type?: string; readonly placementId?: string };

/** What comes through each seam, and what a fault there can make of it. */
export interface Seams extends Record<SeamName, { readonly subject: FaultMatch; readonly outcome: unknown }> {
  readonly "api.request": { readonly subject: ApiSubject; readonly outcome: RequestOutcome };
  readonly "api.response": { readonly subject: ApiSubject; readonly outcome: ResponseOutcome };
  readonly "placement.choose": { readonly subject: ChoiceSubject; readonly outcome: ChoiceOutcome };
  readonly "process.in": {
    readonly subject: { readonly action: string; readonly processId: string };
    /** Answered without being served, left without an answer, served twice, or with effect so many seconds later. */
    readonly outcome:
      | { readonly kind: "answer"; readonly statusCode: number; readonly errorMessage: string }
      | { readonly kind: "silence" }
      | { readonly kind: "twice" }
      | { readonly kind: "later"; readonly delaySeconds: number };
  };
  readonly "process.connect": {
    readonly subject: { readonly processId: string };
    /** Answered with this status instead of being let in. */
    readonly outcome: { readonly statusCode: number; readonly message: string };
  };
  readonly "process.out": {
    readonly subject: { readonly [Member in keyof OutgoingFrame]: OutgoingFrame[Member] };
    readonly outcome: OutgoingFault;
  };
  readonly "tls.handshake": {
    /** `host`: the name that the client asks for, or else the IP address that it came to. */
    readonly subject: { readonly host: string; readonly listener: "gateway" | "game-servers" };
    readonly outcome: { readonly flaw: CertificateFlaw };
  };
  readonly "queue.call": {
    readonly subject: { readonly action: string; readonly queueName?: string };
    readonly outcome: QueueCallFault;
  };
  readonly "queue.receive": { readonly subject: SeenMessage; readonly outcome: QueueReceiveFault };
  readonly "queue.delete": { readonly subject: SeenMessage; readonly outcome: QueueDeleteFault };
  readonly clock: {
    readonly subject: FaultMatch;
    readonly outcome:
      | { readonly kind: "jump"; readonly bySeconds: number }
      | { readonly kind: "drift"; readonly faultId: string; readonly factor: number };
  };
  readonly "event.publish": {
    readonly subject: { readonly type: string; readonly placementId: string };
    readonly outcome: EventFault;
  };
}
