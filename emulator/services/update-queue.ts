import { type Instant, instant, plusSeconds } from "../domain/instant.ts";
import { checkPriorityConfiguration } from "../domain/priority-configuration.ts";
import { type GameSessionQueue, type QueueSettings, withQueueSettings } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { queueByNameOrArn } from "./find.ts";
import { underPolicyInForce } from "./latency-policies.ts";
import { checkDestinations } from "./queue-destinations.ts";
import type { Turn } from "./turn.ts";

/**
 * Changes a queue.
 *
 * **Assumed**: everything takes effect at once (up to 30 s on AWS), also for the placements that wait: a changed time-out
 * counts from their start, and ends at once those who have waited longer.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function updateQueue(
  turn: Turn,
  scope: Scope,
  nameOrArn: string,
  settings: QueueSettings,
): GameSessionQueue {
  const before = queueByNameOrArn(turn, scope, nameOrArn);
  checkDestinations(turn, scope, settings.destinationArns ?? []);
  checkPriorityConfiguration(settings.priorityConfiguration ?? {});
  const queue = turn.tables(scope).queues.put(withQueueSettings(before, settings));
  const isOtherwiseTimed = queue.timeoutSeconds !== before.timeoutSeconds;
  if (isOtherwiseTimed || settings.playerLatencyPolicies !== undefined) {
    followChange(turn, scope, queue, isOtherwiseTimed);
  }
  return queue;
}

/** Brings what waits in a queue, and its timers, to what the queue says now. */
function followChange(turn: Turn, scope: Scope, queue: GameSessionQueue, isOtherwiseTimed: boolean): void {
  const { placements } = turn.tables(scope);
  for (const placement of placements.in("pendingInQueue", queue.name)) {
    const { placementId, startedAt } = placement;
    const dueAt = notBefore(turn.now, plusSeconds(startedAt, queue.timeoutSeconds));
    if (isOtherwiseTimed)
      turn.setTimer({ scope, purpose: "placement-timeout", subjectId: placementId, dueAt });
    if ((placement.playerLatencies ?? []).length > 0)
      placements.put(underPolicyInForce(turn, scope, queue, placement));
  }
}

const notBefore = (now: Instant, at: Instant): Instant => instant(Math.max(now, at));
