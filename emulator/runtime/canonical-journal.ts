/**
 * The journal without what differs from run to run although the emulator did the same: "same seed, same inputs, same
 * journal" compares this form.
 *
 * Left out are the machine's times, ports, and the ids that belong to the transport (calls, requests, connections); how
 * often and how long something was tried; what other programs did on their connections or as processes (`queue`,
 * `gateway`, `launch`, and events that are not delivered yet). What the machine times (an answer that was flushed, an event
 * that a queue accepted, a push that went out) is kept, but at which point between two inputs from outside it came is not:
 * those stand at the end of that span, in alphabetical order. Everything else stays, in its order.
 */
import { canonicalJson } from "./canonical-json.ts";
import type { JournalEntry } from "./journal.ts";

const leftOutKinds: ReadonlySet<JournalEntry["kind"]> = new Set(["queue", "gateway", "launch", "socket"]);
const leftOutMembers: ReadonlySet<string> = new Set([
  "attempts",
  "callId",
  "connectionId",
  "port",
  "Port",
  "receivedAtMs",
  "RefreshConnectionEndpoint",
  "requestId",
  "startCallId",
  "url",
  "userAgent",
]);
/** What stands in the machine's time when a process's limits are counted in it. */
const realTimeMembers: ReadonlySet<string> = new Set(["lastHealthyAt", "terminationAt", "TerminationTime"]);
const callId = /^call-\d+$/;
/** Inputs that somebody outside has sent; the others follow from them. */
const outside: ReadonlySet<unknown> = new Set([
  "call",
  "clock",
  "control",
  "frame",
  "socket-lost",
  "socket-opened",
]);

/** Inputs that the machine times. */
const machineTimedInputs: ReadonlySet<unknown> = new Set(["answered", "delivered", "seam"]);
/** Faults at all other seams fire when the machine comes by there. */
const seamsInTheCore: ReadonlySet<string> = new Set(["placement.choose", "process.in", "process.connect"]);

/** One line of JSON for each entry that stays. */
export function canonicalJournal(entries: readonly JournalEntry[]): readonly string[] {
  const lines: string[] = [];
  let machineTimed: string[] = [];
  const realProcesses = new Set<string>();
  const endSpan = () => {
    lines.push(...machineTimed.sort());
    machineTimed = [];
  };
  for (const entry of entries) {
    noteTimeBase(entry, realProcesses);
    if (leftOutKinds.has(entry.kind) || isStillBeingDelivered(entry)) continue;
    if (entry.kind === "input" && outside.has(entry.details.kind)) endSpan();
    const line = canonicalLine(entry, realProcesses);
    if (isMachineTimed(entry)) machineTimed.push(line);
    else lines.push(line);
  }
  endSpan();
  return lines;
}

function noteTimeBase({ details: { record } }: JournalEntry, realProcesses: Set<string>): void {
  if (typeof record !== "object" || record === null || !("livenessBase" in record)) return;
  if (!("processId" in record) || typeof record.processId !== "string") return;
  if (record.livenessBase === "real") realProcesses.add(record.processId);
  else realProcesses.delete(record.processId);
}

const isStillBeingDelivered = (entry: JournalEntry): boolean =>
  entry.kind === "event" && entry.what.endsWith(" not delivered yet");

function isMachineTimed({ kind, what, details }: JournalEntry): boolean {
  if (kind === "push") return true;
  if (kind === "input") return machineTimedInputs.has(details.kind);
  if (kind === "fault") return typeof details.seam === "string" && !seamsInTheCore.has(details.seam);
  return kind === "event" && (what === "event accepted by the queue" || what === "event given up");
}

function canonicalLine(entry: JournalEntry, realProcesses: ReadonlySet<string>): string {
  const { at, kind, what, subjectId } = entry;
  const isReal = entry.details.base === "real" || (subjectId !== undefined && realProcesses.has(subjectId));
  return canonicalJson({
    at,
    kind,
    what,
    subjectId: subjectId !== undefined && callId.test(subjectId) ? undefined : subjectId,
    details: kind === "failure" ? firstLines(entry.details) : kept(entry.details, isReal),
  });
}

function kept(value: unknown, isReal: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => kept(item, isReal));
  if (typeof value !== "object" || value === null || value instanceof Date || value instanceof Uint8Array) {
    return value;
  }
  const members = Object.entries(value).filter(
    ([name]) => !leftOutMembers.has(name) && !(isReal && (realTimeMembers.has(name) || name === "to")),
  );
  return Object.fromEntries(members.map(([name, member]) => [name, kept(member, isReal)]));
}

/** Of a stack only what was thrown: the rest names files of this machine. */
const firstLines = (details: JournalEntry["details"]): object =>
  Object.fromEntries(Object.entries(details).map(([name, text]) => [name, String(text).split("\n")[0]]));
