import type { SearchGameSessionsInput, SearchGameSessionsOutput } from "@aws-sdk/client-gamelift";
import { type PageRequest, pageLimit } from "../domain/page.ts";
import { ORDER_OF_CREATION, parseSortExpression } from "../domain/sort-expression.ts";
import { unsupportedMember } from "../domain/unsupported-member.ts";
import { gameSessionListing, listSorted } from "../services/game-session-listing.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";
import { selectedFleet } from "./selected-fleet.ts";

/** **Documented**: never more than 20 at a time, whatever is asked. */
const LARGEST_PAGE = 20;

/**
 * The ACTIVE game sessions of a fleet in an order of choice.
 *
 * **Documented**: only ACTIVE ones, pages of 20. **Assumed**: no lag behind the truth. A FilterExpression is refused.
 */
export const searchGameSessions = operation<SearchGameSessionsInput, SearchGameSessionsOutput>(
  (turn, { scope, input }) => {
    if (input.FilterExpression !== undefined)
      throw unsupportedMember("SearchGameSessions", "FilterExpression");
    const fleet = selectedFleet(turn, scope, input);
    const order =
      input.SortExpression === undefined ? ORDER_OF_CREATION : parseSortExpression(input.SortExpression);
    const page: PageRequest = {
      limit: pageLimit(input.Limit, LARGEST_PAGE),
      token: input.NextToken,
      of: JSON.stringify([
        "SearchGameSessions",
        fleet.fleetId,
        input.Location,
        order.operand,
        order.direction,
      ]),
    };
    const { items, nextToken } = listSorted(
      turn.tables(scope),
      gameSessionListing(fleet, input.Location, "ACTIVE"),
      page,
      order,
    );
    return { GameSessions: items.map(gameSessionMembers), NextToken: nextToken };
  },
);
