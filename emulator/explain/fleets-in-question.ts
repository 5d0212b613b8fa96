import type { Facts } from "./facts.ts";
import { lastWait } from "./last-wait.ts";
import { isOpenQuestion, type Subject } from "./subject.ts";

/**
 * Whose servers are missed: those of the fleets that a waiting placement was turned away from for want of a process, or
 * of all where nobody says what is missed. Undefined: servers were not what was wanting.
 */
export function fleetsInQuestion(subject: Subject, facts: Facts): ((fleetId: string) => boolean) | undefined {
  if (subject.kind === "refused") return undefined;
  if (subject.kind !== "placement") return isOpenQuestion(subject) ? () => true : undefined;
  const { status } = subject.told.record;
  if (status === "FULFILLED") return undefined;
  const reasons = lastWait(facts, subject.id)?.reasons ?? [];
  const fleets = reasons
    .filter(
      ({ code }) =>
        code === "no-server-process" || code === "server-processes-busy" || code.startsWith("fleet-"),
    )
    .map(({ destination }) => destination.split(" in ", 1)[0]);
  // A fleet whose set-up failed stands in no look by its own name, but by its destination's.
  const isSetUpWanting = reasons.some(({ code }) => code === "fleet-not-active");
  return (fleetId) =>
    fleets.includes(fleetId) || (isSetUpWanting && facts.fleets.get(fleetId)?.record.status !== "ACTIVE");
}
