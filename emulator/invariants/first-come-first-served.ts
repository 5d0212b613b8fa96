import type { Invariant } from "./invariant.ts";
import type { RecordOf } from "./records.ts";

type Placement = RecordOf<"placements">;

/** **Documented**: a queue's requests are processed first come, first served. */
export const firstComeFirstServed: Invariant = {
  name: "first come, first served",
  truth:
    "Of two placements that wait in one queue and may go to the same places, the one that came first is tried first.",
  check: ({ scopes }) =>
    scopes.flatMap(({ records }) => {
      const untried = oldestUntried(records.placements);
      if (untried.size === 0) return [];
      return records.placements.flatMap((placement) => {
        if (placement.attemptCount === 0) return [];
        const earlier = untried.get(placement.queueName);
        if (earlier === undefined || earlier.sequence > placement.sequence || !goesAnywhere(placement))
          return [];
        return [
          `placement ${placement.placementId} was tried, and ${earlier.placementId} came before it into queue ${earlier.queueName} and waits`,
        ];
      });
    }),
};

/** By queue: the first of those that may go everywhere, wait, and were never tried. */
function oldestUntried(placements: readonly Placement[]): ReadonlyMap<string, Placement> {
  const found = new Map<string, Placement>();
  for (const placement of placements) {
    if (placement.status !== "PENDING" || placement.attemptCount > 0 || !goesAnywhere(placement)) continue;
    const other = found.get(placement.queueName);
    if (other === undefined || placement.sequence < other.sequence) found.set(placement.queueName, placement);
  }
  return found;
}

/** Latencies and overrides lead elsewhere, and elsewhere a process may be idle earlier. */
const goesAnywhere = ({ playerLatencies = [], priorityOverride }: Placement): boolean =>
  playerLatencies.length === 0 && priorityOverride === undefined;
