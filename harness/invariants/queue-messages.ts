import type { JournalEntry, QueueObservation } from "../../emulator/index.ts";

/** One delivery of a placement event to whoever polls the queue. */
export interface ReceivedEvent {
  /** The number of the answer's entry in the journal. */
  readonly sequence: number;
  readonly placementId: string | undefined;
  readonly type: string | undefined;
  /** Or its delete was asked for by who left before the answer: had it not acted, the message would come again. */
  readonly isDeleted: boolean;
}

/** The placement events that were received, each delivery of them, as the gateway saw them. */
export function receivedEvents(journal: readonly JournalEntry[]): readonly ReceivedEvent[] {
  const answers = journal
    .filter(({ kind }) => kind === "queue")
    .map(({ sequence, details }) => ({ sequence, observation: details as unknown as QueueObservation }));
  const deleted = new Set(answers.flatMap(({ observation }) => deletedBy(observation)));
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

function deletedBy(observation: QueueObservation): readonly string[] {
  if (observation.kind !== "answered" && observation.kind !== "aborted") return [];
  if (!observation.action.startsWith("DeleteMessage")) return [];
  return observation.kind === "answered" && observation.errorType !== undefined
    ? []
    : observation.receiptHandles;
}
