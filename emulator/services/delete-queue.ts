import type { Scope } from "../domain/scope.ts";
import { abandonPlacement } from "./attempts.ts";
import { queueByNameOrArn } from "./find.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

/**
 * Deletes a queue.
 *
 * **Documented**: every placement that is still PENDING in it becomes FAILED. **Assumed**: each has its event, to the
 * topic that the queue had, and a game session that was half started for it ends.
 *
 * @throws ApiError NotFoundException.
 */
export function deleteQueue(turn: Turn, scope: Scope, nameOrArn: string): void {
  const { name, queueArn } = queueByNameOrArn(turn, scope, nameOrArn);
  const { queues, queueWaits, placements } = turn.tables(scope);
  for (const placement of placements.in("pendingInQueue", name)) {
    abandonPlacement(turn, scope, placement, "FAILED");
  }
  queueWaits.delete(name);
  queues.delete(name);
  deleteTags(turn, scope, queueArn);
}
