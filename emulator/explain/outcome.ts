import type { JournalEntry } from "../runtime/journal.ts";
import type { Subject } from "./subject.ts";

const ends: Readonly<Record<string, string>> = {
  PENDING: "waits",
  FULFILLED: "has its game session",
  TIMED_OUT: "was given up when the queue's time-out came",
  CANCELLED: "was stopped",
  FAILED: "has failed",
};

/**
 * How the subject stands, in one sentence; in two where the journal has dropped its beginning, and something is not in it.
 *
 * @param first the oldest entry that the journal still has.
 */
export function outcomeOf(subject: Subject, first: JournalEntry | undefined): string {
  const isCut = (first?.sequence ?? 1) > 1 && (subject.kind === "nothing" || subject.kind === "unknown");
  if (!isCut) return sentenceOf(subject);
  const since = new Date(first?.at ?? 0).toISOString();
  return `${sentenceOf(subject)} But the journal has dropped what was before ${since}.`;
}

function sentenceOf(subject: Subject): string {
  switch (subject.kind) {
    case "placement": {
      const { status, queueName } = subject.told.record;
      return `Placement ${subject.id} of queue ${queueName} ${ends[status]} (${status}).`;
    }
    case "game session": {
      const { status, processId } = subject.told.record;
      return `Game session ${subject.id} is ${status} on process ${processId}.`;
    }
    case "player": {
      const seats = subject.seats.map(({ record }) => `${record.playerSessionId} is ${record.status}`);
      return `Player ${subject.seats[0]?.record.playerId}: seat ${seats.join(", seat ")}.`;
    }
    case "server process": {
      const { status, fleetId, location } = subject.told.record;
      return `Process ${subject.id} of ${fleetId} in ${location} is ${status}.`;
    }
    case "refused":
      return subject.id === ""
        ? "The latest placement that was asked for was never started."
        : `${subject.id} was asked for and refused.`;
    case "nothing":
      return "No placement was ever started.";
    case "unknown":
      return `The journal knows nothing of ${subject.id}.`;
  }
}
