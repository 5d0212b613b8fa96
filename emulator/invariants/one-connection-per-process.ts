import type { JournalEntry } from "../runtime/journal.ts";
import type { Invariant } from "./invariant.ts";
import { recordNow, recordsOf } from "./records.ts";
import { isRefused } from "./refused.ts";

/** **Documented** (Server SDK): a process has one current socket, the newest. */
export const oneConnectionPerProcess: Invariant = {
  name: "one connection per process",
  truth:
    "A socket is the current one of at most one process, and it is the newest that was opened for it and was not lost.",
  check(world) {
    const problems: string[] = [];
    const owners = new Map<string, string>();
    for (const { processId, connectionId } of recordsOf(world, "serverProcesses")) {
      if (connectionId === undefined) continue;
      const other = owners.get(connectionId);
      if (other !== undefined) problems.push(`${connectionId} belongs to process ${other} and ${processId}`);
      owners.set(connectionId, processId);
    }
    for (const [processId, connectionId] of newestSockets(world.journal)) {
      const process = recordNow(world, "serverProcesses", processId);
      if (process === undefined || process.status === "TERMINATED") continue;
      if (process.connectionId !== connectionId)
        problems.push(`process ${processId} has ${process.connectionId}, and its newest is ${connectionId}`);
    }
    for (const { processId } of recordsOf(world, "connectionRefreshes")) {
      if (recordNow(world, "serverProcesses", processId) === undefined)
        problems.push(`process ${processId} is to come again and does not exist`);
    }
    return problems;
  },
};

/** By process: the socket that it must have now; undefined for one that has lost it. Refused handshakes open nothing. */
function newestSockets(journal: readonly JournalEntry[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [index, { kind, what, subjectId = "", details }] of journal.entries()) {
    if (kind !== "input") continue;
    if (what === "control reset" && !isRefused(journal, index)) found.clear();
    if (what === "socket-opened" && details.plusAsSpace === undefined && !isRefused(journal, index))
      found.set(subjectId, details.connectionId);
    else if (what === "socket-lost" && found.get(subjectId) === details.connectionId)
      found.set(subjectId, undefined);
  }
  return found;
}
