import type { JournalNote } from "../runtime/journal.ts";
import type { Change } from "./table.ts";

const singular: Readonly<Record<string, string>> = {
  fleets: "fleet",
  placements: "placement",
  gameSessions: "game session",
  playerSessions: "player session",
  serverProcesses: "server process",
  instances: "instance",
};

/** The journal's line for a change of status; undefined for changes that leave it as it was. */
export function describeTransition(change: Change): JournalNote | undefined {
  const kind = singular[change.table];
  const from = statusOf(change.before);
  const to = statusOf(change.after);
  if (kind === undefined || from === to || to === undefined) return undefined;
  return {
    kind: "transition",
    what: `${kind} ${to}`,
    subjectId: change.key,
    details: { from: from ?? "new", to, record: change.after },
  };
}

function statusOf(record: object | undefined): string | undefined {
  if (record === undefined || !("status" in record)) return undefined;
  return typeof record.status === "string" ? record.status : undefined;
}
