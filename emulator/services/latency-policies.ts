import { policyInForce } from "../domain/latency-policy.ts";
import type { Placement } from "../domain/placement.ts";
import { reachOf } from "../domain/placement-reach.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/**
 * The placement as the policy that is in force now lets it go, which is told why it waits anew. Sets the timer of the
 * policy's end, which is when the next one lets it go further.
 */
export function underPolicyInForce(
  turn: Turn,
  scope: Scope,
  queue: GameSessionQueue,
  placement: Placement,
): Placement {
  const { placementId, playerLatencies = [] } = placement;
  // Policies do nothing for requests without latencies.
  const policy =
    playerLatencies.length === 0
      ? undefined
      : policyInForce(queue.playerLatencyPolicies ?? [], placement.startedAt, turn.now);
  if (policy?.until === undefined) turn.cancelTimer(scope, "latency-policy", placementId);
  else turn.setTimer({ scope, purpose: "latency-policy", subjectId: placementId, dueAt: policy.until });
  const reach = reachOf(placement, policy?.maximumLatencyMilliseconds);
  const { reach: _before, isWaitTold: _told, ...rest } = placement;
  return reach === undefined ? rest : { ...rest, reach };
}

/** The rule of a policy's end. */
export function latencyPolicyEnded(turn: Turn, scope: Scope, placementId: string): void {
  const { placements, queues } = turn.tables(scope);
  const placement = placements.get(placementId);
  const queue = placement && queues.get(placement.queueName);
  if (placement?.status !== "PENDING" || queue === undefined) return;
  const policy = policyInForce(queue.playerLatencyPolicies ?? [], placement.startedAt, turn.now);
  turn.note({
    kind: "attempt",
    what: "latency policy ended",
    subjectId: placementId,
    details: policy === undefined ? {} : { ...policy },
  });
  placements.put(underPolicyInForce(turn, scope, queue, placement));
}
