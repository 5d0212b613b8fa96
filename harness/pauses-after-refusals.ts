import type { JournalEntry, QueueObservation } from "../emulator/index.ts";

/**
 * How long a queue's client waited after each refused ReceiveMessage before it began the next, in wall milliseconds, oldest
 * first. What the queue itself takes for its answers is not in it. For one client: of several nobody knows whose next it was.
 */
export function pausesAfterRefusals(entries: readonly JournalEntry[]): readonly number[] {
  const pauses: number[] = [];
  let refusedAt: number | undefined;
  for (const { kind, wallAt, details } of entries) {
    if (kind !== "queue") continue;
    const observation = details as unknown as QueueObservation;
    if (!("action" in observation) || observation.action !== "ReceiveMessage") continue;
    if (observation.kind === "started" && refusedAt !== undefined) pauses.push(wallAt - refusedAt);
    refusedAt = observation.kind === "answered" && observation.errorType !== undefined ? wallAt : undefined;
  }
  return pauses;
}
