import { invalidRequest } from "../domain/api-error.ts";
import { queueArn } from "../domain/arn.ts";
import { checkPriorityConfiguration } from "../domain/priority-configuration.ts";
import { type GameSessionQueue, type QueueSettings, withQueueSettings } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { checkDestinations } from "./queue-destinations.ts";
import type { Turn } from "./turn.ts";

/**
 * Makes a queue.
 *
 * **Documented**: names are unique. **Assumed**: a second queue of one name is an InvalidRequestException (no
 * ConflictException is declared).
 *
 * @throws ApiError InvalidRequestException, NotFoundException.
 */
export function createQueue(
  turn: Turn,
  scope: Scope,
  name: string,
  settings: QueueSettings,
): GameSessionQueue {
  const { queues } = turn.tables(scope);
  if (queues.get(name) !== undefined) throw invalidRequest(`Game session queue ${name} exists already.`);
  checkDestinations(turn, scope, settings.destinationArns ?? []);
  checkPriorityConfiguration(settings.priorityConfiguration ?? {});
  const empty = {
    name,
    queueArn: queueArn(scope, name),
    sequence: turn.nextSequence(),
    timeoutSeconds: turn.options.queueTimeoutSeconds,
    destinationArns: [],
  };
  return queues.put(withQueueSettings(empty, settings));
}
