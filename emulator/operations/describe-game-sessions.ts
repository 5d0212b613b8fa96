import type { DescribeGameSessionsInput, DescribeGameSessionsOutput } from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import type { GameSessionStatus } from "../domain/game-session.ts";
import { onlyOne } from "../domain/only-one.ts";
import { type PageRequest, pageLimit } from "../domain/page.ts";
import { gameSessionById } from "../services/find.ts";
import { gameSessionListing, listByCreation } from "../services/game-session-listing.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";
import { selectedFleet } from "./selected-fleet.ts";

/** **Assumed**: the fleet manager's author counts on pages of 100; no page size is documented. */
const LARGEST_PAGE = 100;

const filters: readonly GameSessionStatus[] = ["ACTIVE", "ACTIVATING", "TERMINATED", "TERMINATING"];

/**
 * Game sessions of a fleet, or one by its id.
 *
 * **Documented**: the selectors, the four filters, errors of aliases. **Assumed**: an unknown id is a NotFoundException,
 * an unknown filter an InvalidRequestException; without a filter all states; the order of creation; a filter holds for
 * a game session asked for by its id as well.
 */
export const describeGameSessions = operation<DescribeGameSessionsInput, DescribeGameSessionsOutput>(
  (turn, { scope, input }) => {
    const { GameSessionId, FleetId, AliasId, Location } = input;
    const status = statusOf(input.StatusFilter);
    onlyOne({ GameSessionId, FleetId, AliasId });
    if (GameSessionId !== undefined) {
      const gameSession = gameSessionById(turn, scope, GameSessionId);
      const isMeant = status === undefined || status === gameSession.status;
      return { GameSessions: isMeant ? [gameSessionMembers(gameSession)] : [] };
    }
    const fleet = selectedFleet(turn, scope, { FleetId, AliasId });
    const page: PageRequest = {
      limit: pageLimit(input.Limit, LARGEST_PAGE),
      token: input.NextToken,
      of: JSON.stringify(["DescribeGameSessions", fleet.fleetId, Location, status]),
    };
    const { items, nextToken } = listByCreation(
      turn.tables(scope),
      gameSessionListing(fleet, Location, status),
      page,
    );
    return { GameSessions: items.map(gameSessionMembers), NextToken: nextToken };
  },
);

function statusOf(filter: string | undefined): GameSessionStatus | undefined {
  const status = filters.find((known) => known === filter);
  if (filter !== undefined && status === undefined) {
    throw invalidRequest(`StatusFilter must be one of ${filters.join(", ")}, not ${filter}.`);
  }
  return status;
}
