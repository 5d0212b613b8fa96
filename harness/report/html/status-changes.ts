import type { JournalEntry } from "../../../emulator/index.ts";
import type { Cast } from "../cast.ts";
import type { RecordKind, StatusChange, StoryRecord } from "./story-data.ts";

const kinds: readonly RecordKind[] = [
  "fleet",
  "instance",
  "server process",
  "placement",
  "game session",
  "player session",
];

export interface StatusHistory {
  readonly records: readonly StoryRecord[];
  readonly changes: readonly StatusChange[];
  /** Of each change, the number of its entry in the journal. */
  readonly sequences: readonly number[];
}

/**
 * Which records there were and how their status went.
 *
 * @param startAt GameLift's time from which the changes' times count.
 */
export function statusHistory(journal: readonly JournalEntry[], cast: Cast, startAt: number): StatusHistory {
  const records: StoryRecord[] = [];
  const indexes = new Map<string, number>();
  const changes: StatusChange[] = [];
  const sequences: number[] = [];
  for (const entry of journal) {
    if (entry.kind !== "transition" || entry.subjectId === undefined) continue;
    const kind = kinds.find((name) => entry.what.startsWith(`${name} `));
    // Fleet events and what fleets want are told as transitions, too, and are no record's status.
    const { to } = entry.details;
    if (kind === undefined || typeof to !== "string" || entry.what !== `${kind} ${to}`) continue;
    const key = `${kind} ${entry.subjectId}`;
    const record = indexes.get(key) ?? records.length;
    if (record === records.length) {
      indexes.set(key, record);
      records.push({ kind, name: nameOf(kind, entry.subjectId, cast), id: entry.subjectId });
    }
    changes.push({ record, status: to, afterMs: entry.at - startAt });
    sequences.push(entry.sequence);
  }
  return { records, changes, sequences };
}

function nameOf(kind: RecordKind, id: string, cast: Cast): string {
  switch (kind) {
    case "placement":
      return cast.placement(id);
    case "game session":
      return cast.gameSession(id);
    case "player session":
      return cast.seat(id);
    case "server process":
      return cast.server(id);
    case "fleet":
      return cast.text(id);
    case "instance":
      // Its record's key begins with the fleet.
      return `instance ${cast.text(id.slice(id.lastIndexOf("/") + 1))}`;
  }
}
