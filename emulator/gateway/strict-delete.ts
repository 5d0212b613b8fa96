import { joinBatch, judgeBatch } from "./delete-batch.ts";
import type { ReceiptHandles } from "./receipt-handles.ts";
import { isObject, parseObject } from "./rewrite-queue-url.ts";
import type { JsonCall, SqsAnswer, SqsCall } from "./sqs-call.ts";
import { sqsError } from "./sqs-error.ts";
import { jsonCall } from "./sqs-json.ts";

/** An answer and who has found it: the broker, AWS's rules where the broker's differ, or a fault. */
export interface DecidedAnswer {
  readonly answer: SqsAnswer;
  readonly decidedBy: "broker" | "awsStrictness" | "proxy" | "fault";
}

export interface StrictDeleteContext {
  readonly handles: ReceiptHandles;
  readonly ask: (call: SqsCall) => Promise<SqsAnswer>;
  /** Milliseconds on the clock that the handles' `visibleAt` is told in. */
  readonly now: number;
  readonly requestId: string;
}

/**
 * Answers DeleteMessage and DeleteMessageBatch as AWS would (the rules: receipt-handles.ts). A batch in the Query
 * protocol is left to the broker.
 */
export async function deleteStrictly(call: SqsCall, context: StrictDeleteContext): Promise<DecidedAnswer> {
  if (call.action === "DeleteMessage") return await deleteOne(call, context);
  if (call.protocol === "json") return await deleteBatch(call, context);
  return { answer: await context.ask(call), decidedBy: "broker" };
}

async function deleteOne(call: SqsCall, context: StrictDeleteContext): Promise<DecidedAnswer> {
  const { handles, now, requestId } = context;
  const queueName = call.queueName ?? "";
  const handle = call.receiptHandles[0] ?? "";
  const judgement = handles.judgeDelete(queueName, handle, now);
  if (judgement === "alreadyDeleted") return { answer: call.done(), decidedBy: "awsStrictness" };
  if (judgement === "expired") {
    const answer = call.failed(sqsError.receiptHandleExpired(handle), requestId);
    return { answer, decidedBy: "awsStrictness" };
  }
  const answer = await context.ask(call);
  const errorType = call.errorTypeOf(answer);
  if (errorType === undefined) handles.deleted(queueName, handle);
  const isDone = errorType === "ReceiptHandleIsInvalid" && handles.isDoneAtAws(queueName, handle);
  return isDone ? { answer: call.done(), decidedBy: "awsStrictness" } : { answer, decidedBy: "broker" };
}

async function deleteBatch(call: JsonCall, context: StrictDeleteContext): Promise<DecidedAnswer> {
  const { handles, now } = context;
  const queueName = call.queueName ?? "";
  const entries = Array.isArray(call.input.Entries) ? call.input.Entries.filter(isObject) : [];
  const batch = judgeBatch(entries, (handle) => handles.judgeDelete(queueName, handle, now));
  // An empty batch is an error that the broker words.
  const isAsked = batch.forBroker.length > 0 || entries.length === 0;
  const reply = isAsked
    ? await context.ask(jsonCall(call.action, { ...call.input, Entries: batch.forBroker }))
    : { ...call.done(), body: "{}" };
  const output = parseObject(reply.body);
  if (reply.status !== 200 || output === undefined) return { answer: reply, decidedBy: "broker" };
  const joined = joinBatch(batch, output, (handle) => handles.isDoneAtAws(queueName, handle));
  for (const handle of joined.deletedHandles) handles.deleted(queueName, handle);
  return {
    answer: { ...reply, body: JSON.stringify(joined.output) },
    decidedBy: isAsked ? "broker" : "awsStrictness",
  };
}
