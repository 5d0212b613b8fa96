import type {
  DescribeGameSessionQueuesInput,
  DescribeGameSessionQueuesOutput,
} from "@aws-sdk/client-gamelift";
import { pageLimit, readPage } from "../domain/page.ts";
import { allHere } from "../services/find.ts";
import { gameSessionQueueMembers } from "./game-session-queue-members.ts";
import { operation } from "./operation.ts";

/** **Documented**: at most 50. */
const LARGEST_PAGE = 50;

/**
 * Queues by their names or ARNs, or all. **Assumed**: names that do not exist are left out in silence, though the
 * operation declares a NotFoundException; paging is ignored beside names, as with fleets.
 */
export const describeGameSessionQueues = operation<
  DescribeGameSessionQueuesInput,
  DescribeGameSessionQueuesOutput
>((turn, { scope, input }) => {
  const { queues } = turn.tables(scope);
  if (input.Names !== undefined && input.Names.length > 0) {
    const found = allHere(scope, input.Names, queues);
    return { GameSessionQueues: found.map(gameSessionQueueMembers) };
  }
  const { items, nextToken } = readPage(
    { limit: pageLimit(input.Limit, LARGEST_PAGE), token: input.NextToken, of: "DescribeGameSessionQueues" },
    (after = Number.NEGATIVE_INFINITY, count) => queues.after("all", "all", after, count),
    (queue) => queue.sequence,
  );
  return { GameSessionQueues: items.map(gameSessionQueueMembers), NextToken: nextToken };
});
