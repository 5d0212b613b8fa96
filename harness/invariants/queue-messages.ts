import type { JournalEntry, QueueObservation } from "../../emulator/index.ts";

/** One delivery of a placement event to whoever polls the queue. */
export interface ReceivedEvent {
  /** The number of the answer's entry in the journal. */
  readonly sequence: number;
  readonly placementId: string | undefined;
  readonly type: string | undefined;
  readonly isDeleted: boolean;
}

/** The placement events that were received, each delivery of them, as the gateway saw them. */
export function receivedEvents(journal: readonly JournalEntry[]): readonly ReceivedEvent[] {
  const answers = journal
    .filter(({ kind }) => kind === "queue")
    .map(({ sequence, details }) => ({ sequence, observation: details as unknown as QueueObservation }));
  const deleted = new Set(
    answers.flatMap(({ observation }) =>
      observation.kind === "answered" &&
      observation.action.startsWith("DeleteMessage") &&
      observation.errorType === undefined
        ? observation.receiptHandles
        : [],
    ),
  );
  return answers.flatMap(({ sequence, observation }) =>
    observation.kind === "answered"
      ? observation.messages.flatMap(({ placementEvent, receiptHandle }) =>
          placementEvent === undefined
            ? []
            : [
                {
                  sequence,
                  placementId: placementEvent.placementId,
                  type: placementEvent.type,
                  isDeleted: deleted.has(receiptHandle),
                },
              ],
        )
      : [],
  );
}
