import type { DeleteJudgement } from "./receipt-handles.ts";
import { isObject, type JsonObject } from "./rewrite-queue-url.ts";
import { sqsError } from "./sqs-error.ts";

/** A DeleteMessageBatch taken apart: what AWS would answer by itself, and what only the broker can tell. */
export interface JudgedBatch {
  /** The entries for the broker; empty when everything is decided. */
  readonly forBroker: readonly JsonObject[];
  readonly successful: readonly JsonObject[];
  readonly failed: readonly JsonObject[];
}

export function judgeBatch(
  entries: readonly JsonObject[],
  judge: (receiptHandle: string) => DeleteJudgement,
): JudgedBatch {
  const forBroker: JsonObject[] = [];
  const successful: JsonObject[] = [];
  const failed: JsonObject[] = [];
  for (const entry of entries) {
    const handle = String(entry.ReceiptHandle);
    const judgement = judge(handle);
    if (judgement === "alreadyDeleted") {
      successful.push({ Id: entry.Id });
    } else if (judgement === "expired") {
      const { code, message } = sqsError.receiptHandleExpired(handle);
      failed.push({ Id: entry.Id, SenderFault: true, Code: code, Message: message });
    } else {
      forBroker.push(entry);
    }
  }
  return { forBroker, successful, failed };
}

/** Joins the broker's output with what was decided here. `isDone` tells of which refused entries AWS would not speak. */
export function joinBatch(
  batch: JudgedBatch,
  output: JsonObject,
  isDone: (receiptHandle: string) => boolean,
): { readonly output: JsonObject; readonly deletedHandles: readonly string[] } {
  const handleOf = (entry: JsonObject) =>
    String(batch.forBroker.find((asked) => asked.Id === entry.Id)?.ReceiptHandle);
  const succeeded = listOf(output.Successful);
  const refused = listOf(output.Failed);
  const done = refused.filter((entry) => isDone(handleOf(entry)));
  return {
    output: {
      Successful: [...batch.successful, ...succeeded, ...done.map((entry) => ({ Id: entry.Id }))],
      Failed: [...batch.failed, ...refused.filter((entry) => !done.includes(entry))],
    },
    deletedHandles: succeeded.map(handleOf),
  };
}

const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
