/** The last look at a queue that had no server for a placement, as the journal told it to the placement or to all in the queue. */
import type { PassedOver } from "../domain/placement.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import type { Facts } from "./facts.ts";

/** Undefined for a placement that never had to wait. */
export function lastWait(
  { entries, placements }: Facts,
  placementId: string,
): { readonly entry: JournalEntry; readonly reasons: readonly PassedOver[] } | undefined {
  const told = placements.get(placementId);
  const end = told?.record.status === "PENDING" ? undefined : told?.last.sequence;
  const looks = entries.filter(
    ({ what, sequence }) => what === "not placed" && (end === undefined || sequence <= end),
  );
  const own = looks.findLast(({ subjectId }) => subjectId === placementId);
  if (own === undefined) return undefined;
  const { queueArn } = own.details;
  const shared = looks.findLast(
    ({ details }) => details.shared !== undefined && details.queueArn === queueArn,
  );
  // What is new for all that wait in a queue is told once, to the first in line; what is a placement's own stays.
  if (shared === undefined || shared.sequence <= own.sequence)
    return { entry: own, reasons: own.details.reasons as readonly PassedOver[] };
  const isPolicyOver = entries.some(
    ({ what, subjectId, sequence }) =>
      what === "latency policy ended" && subjectId === placementId && sequence > own.sequence,
  );
  const ownReasons = (own.details.reasons as readonly PassedOver[]).filter(
    ({ code }) => code === "override-elsewhere" || (code === "latency-policy" && !isPolicyOver),
  );
  return { entry: shared, reasons: [...ownReasons, ...(shared.details.shared as readonly PassedOver[])] };
}
