import type { Seams } from "../faults/seams.ts";
import { corruptReceiveAnswer } from "./corrupt-receive-answer.ts";
import type { QueueCallFault, QueueDeleteFault, QueueReceiveFault } from "./queue-fault.ts";
import type { ReceiptHandles } from "./receipt-handles.ts";
import type { SqsAnswer, SqsCall } from "./sqs-call.ts";
import { type SqsError, sqsError } from "./sqs-error.ts";
import type { DecidedAnswer } from "./strict-delete.ts";

/** An answer, or the end of the connection without one. */
export type ServedCall = DecidedAnswer | { readonly cut: true };

/** What a fault at a seam of the queue makes of what comes through it in this Region. */
export type MeetQueueFault = <Seam extends "queue.call" | "queue.receive" | "queue.delete">(
  region: string,
  seam: Seam,
  subject: Seams[Seam]["subject"],
) => Seams[Seam]["outcome"] | undefined;

export interface FaultyCallContext {
  readonly meet: MeetQueueFault;
  readonly region: string;
  readonly requestId: string;
  /** Aborted when the client has left. */
  readonly signal: AbortSignal;
  readonly handles: Pick<ReceiptHandles, "eventOf">;
  /** Runs after so many milliseconds of the machine; answers how to call it off. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Serves the call as if there were no fault. */
  readonly serve: () => Promise<DecidedAnswer>;
  /** Makes what the answer brings visible again after so many seconds. */
  readonly showAgain: (answer: SqsAnswer, seconds: number) => Promise<void>;
}

const errors = {
  throttled: sqsError.requestThrottled("Rate exceeded. This was ordered: fault throttle-queue."),
  unavailable: sqsError.serviceUnavailable("Service unavailable. This was ordered: fault throttle-queue."),
  queueMissing: sqsError.queueDoesNotExist("The specified queue does not exist."),
  error500: sqsError.internalFailure("This failure was ordered: fault fail-delete."),
  error400: sqsError.invalidParameterValue("This refusal was ordered: fault fail-delete."),
} as const;

/** Serves a call with what faults make of it: on its way in, and a delete or the messages of a receive once more. */
export async function serveUnderFaults(call: SqsCall, context: FaultyCallContext): Promise<ServedCall> {
  const { meet, region, serve } = context;
  const queue = call.queueName === undefined ? {} : { queueName: call.queueName };
  const fault = meet(region, "queue.call", { action: call.action, ...queue });
  if (fault !== undefined) return await stopped(call, fault, context);
  if (call.action === "ReceiveMessage") return await received(call, queue, context);
  return call.action.startsWith("DeleteMessage") ? await deleted(call, queue, context) : await serve();
}

type NamedQueue = { readonly queueName?: string };

async function stopped(
  call: SqsCall,
  fault: QueueCallFault,
  context: FaultyCallContext,
): Promise<ServedCall> {
  if (fault.kind === "error") return refused(call, errors[fault.error], context);
  if (fault.kind === "hang") await held(fault.atMostMs, context);
  return { cut: true };
}

async function received(call: SqsCall, queue: NamedQueue, context: FaultyCallContext): Promise<ServedCall> {
  const decided = await context.serve();
  const [message] = call.messagesIn(decided.answer);
  if (message === undefined) return decided;
  const subject = { ...queue, ...context.handles.eventOf(call.queueName ?? "", message.receiptHandle) };
  const fault: QueueReceiveFault | undefined = context.meet(context.region, "queue.receive", subject);
  switch (fault?.kind) {
    case undefined:
      return decided;
    case "lose":
      return { cut: true };
    case "delay":
      await held(fault.delayMs, context);
      return decided;
    case "visibility":
      await context.showAgain(decided.answer, fault.seconds);
      return decided;
    case "corrupt":
      return { answer: corruptReceiveAnswer(call.protocol, decided.answer, fault.how), decidedBy: "fault" };
  }
}

async function deleted(call: SqsCall, queue: NamedQueue, context: FaultyCallContext): Promise<ServedCall> {
  const event = context.handles.eventOf(call.queueName ?? "", call.receiptHandles[0] ?? "");
  const subject = { ...queue, ...event };
  const fault: QueueDeleteFault | undefined = context.meet(context.region, "queue.delete", subject);
  if (fault?.kind === "delay") await held(fault.delayMs, context);
  if (fault?.kind !== "fail") return await context.serve();
  if (fault.isDone) await context.serve();
  return fault.how === "cut" ? { cut: true } : refused(call, errors[fault.how], context);
}

const refused = (call: SqsCall, error: SqsError, { requestId }: FaultyCallContext): DecidedAnswer => ({
  answer: call.failed(error, requestId),
  decidedBy: "fault",
});

/** Resolves after so long, or when the client leaves. */
async function held(delayMs: number, { after, signal }: FaultyCallContext): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const callOff = after(delayMs, resolve);
  signal.addEventListener("abort", () => resolve());
  if (signal.aborted) resolve();
  await promise;
  callOff();
}
