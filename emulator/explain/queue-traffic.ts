/** What queue clients did, as the journal saw it pass: which queues were read, and which messages lie there undeleted. */
import type { JournalEntry } from "../runtime/journal.ts";

/** The members of a queue observation that are read here. */
interface Passed {
  readonly action?: string;
  readonly queueName?: string;
  readonly status?: number;
  readonly errorType?: string;
  readonly decidedBy?: string;
  readonly messages?: readonly {
    readonly messageId: string;
    readonly placementEvent?: { readonly type: string; readonly placementId?: string };
  }[];
  readonly messageIds?: readonly (string | undefined)[];
}

export interface UndeletedMessage {
  readonly messageId: string;
  readonly queueName: string;
  /** How often it was handed out. */
  readonly receives: number;
  /** Of which placement it tells; undefined for what is no placement event. */
  readonly event: { readonly type: string; readonly placementId?: string } | undefined;
  readonly last: JournalEntry;
}

export interface RefusedQueueCall {
  readonly entry: JournalEntry;
  readonly action: string;
  readonly queueName: string;
  readonly errorType: string;
}

export interface QueueTraffic {
  /** Queues from which somebody has begun to receive, with the entry of the latest receive. */
  readonly receivedFrom: ReadonlyMap<string, JournalEntry>;
  readonly undeleted: readonly UndeletedMessage[];
  readonly refused: readonly RefusedQueueCall[];
  /** Requests that met a path which was cut. */
  readonly cut: readonly JournalEntry[];
}

export function readQueueTraffic(entries: readonly JournalEntry[]): QueueTraffic {
  const receivedFrom = new Map<string, JournalEntry>();
  const undeleted = new Map<string, UndeletedMessage>();
  const refused: RefusedQueueCall[] = [];
  const cut: JournalEntry[] = [];
  for (const entry of entries) {
    if (entry.kind !== "queue") continue;
    const {
      action = "",
      queueName = "",
      errorType,
      messages = [],
      messageIds = [],
    } = entry.details as Passed;
    if (entry.what === "cut") cut.push(entry);
    if (entry.what === "started" && action === "ReceiveMessage") receivedFrom.set(queueName, entry);
    if (entry.what !== "answered") continue;
    // What a fault has refused is the fault's, which is named by itself.
    if (errorType !== undefined && (entry.details as Passed).decidedBy === "fault") continue;
    if (errorType !== undefined) {
      refused.push({ entry, action, queueName, errorType });
      if (action === "ReceiveMessage") receivedFrom.delete(queueName);
      continue;
    }
    for (const { messageId, placementEvent } of messages) {
      const receives = (undeleted.get(messageId)?.receives ?? 0) + 1;
      undeleted.set(messageId, { messageId, queueName, receives, event: placementEvent, last: entry });
    }
    if (action.startsWith("DeleteMessage")) for (const id of messageIds) undeleted.delete(id ?? "");
    if (action === "PurgeQueue") undeleted.clear();
  }
  return { receivedFrom, undeleted: [...undeleted.values()], refused, cut };
}
