import type { Placement } from "../../domain/placement.ts";
import type { GameSessionQueue } from "../../domain/queue.ts";
import type { Law, PlayedStep } from "./law.ts";

/** Documented: PlayerLatencyPolicy; destinations tried in turn. */
export const whoWaitsMayGoWhereThePolicySays: Law = {
  name: "who waits may go where the policy says",
  truth:
    "A placement that waits is kept from the locations for which one of its players reports more than the cap in force, and from no others; a place that has just failed it is noted down.",
  check: (played) =>
    played.after.scopes.flatMap(({ records, tables }) =>
      records.placements.flatMap((placement) => {
        if (placement.status !== "PENDING" || placement.attemptGameSessionId !== undefined) return [];
        const queue = tables.queues.get(placement.queueName);
        return [...ofPolicy(played, queue, placement), ...ofRound(placement)];
      }),
    ),
};

const SECOND_MS = 1_000;

function ofPolicy({ after }: PlayedStep, queue: GameSessionQueue | undefined, placement: Placement) {
  const { placementId, playerLatencies = [], priorityOverride, startedAt, reach } = placement;
  const isTimerDue = after.timers.some(
    ({ purpose, subjectId, dueAt }) =>
      purpose === "latency-policy" && subjectId === placementId && dueAt <= after.now,
  );
  if (queue === undefined || priorityOverride !== undefined || isTimerDue) return [];
  let end: number = startedAt;
  const inForce = (queue.playerLatencyPolicies ?? []).find(({ durationSeconds }) => {
    end = durationSeconds ? end + durationSeconds * SECOND_MS : Number.POSITIVE_INFINITY;
    return after.now < end;
  });
  const cap = inForce?.maximumLatencyMilliseconds ?? Number.POSITIVE_INFINITY;
  const above = playerLatencies.filter(({ latencyInMilliseconds }) => latencyInMilliseconds > cap);
  const expected = [...new Set(above.map(({ regionIdentifier }) => regionIdentifier))].sort().join();
  const is = [...(reach?.forbiddenLocations ?? [])].sort().join();
  return is === expected
    ? []
    : [`${placementId} is kept from ${is || "nothing"} instead of ${expected || "nothing"}`];
}

function ofRound({ placementId, placed, triedInRound, attemptCount, isOverridePassed }: Placement) {
  if (attemptCount === 0 || placed === undefined || isOverridePassed === true || triedInRound.length > 0)
    return [];
  return [`${placementId} was tried ${attemptCount} times and knows of no place that failed it`];
}
