import type { SearchGameSessionsInput, SearchGameSessionsOutput } from "@aws-sdk/client-gamelift";
import { type PageRequest, pageLimit } from "../domain/page.ts";
import { parseFilter } from "../domain/search-expression/parse-filter.ts";
import { ORDER_OF_CREATION, parseSortExpression } from "../domain/sort-expression.ts";
import { searchGameSessions as search } from "../services/search-game-sessions.ts";
import { searchedTables } from "../services/search-lag.ts";
import { gameSessionMembers } from "./game-session-members.ts";
import { operation } from "./operation.ts";
import { selectedFleet } from "./selected-fleet.ts";

/** **Documented**: never more than 20 at a time, whatever is asked. */
const LARGEST_PAGE = 20;

/**
 * The ACTIVE game sessions of a fleet that match a filter, in an order of choice.
 *
 * **Documented**: only ACTIVE ones, pages of 20, the language of filters and sorting. **Assumed**: none is missed where
 * more than 500 keys of properties are in use; for the lag behind the truth see services/search-lag.ts.
 */
export const searchGameSessions = operation<SearchGameSessionsInput, SearchGameSessionsOutput>(
  (turn, { scope, input }) => {
    const { Location, FilterExpression, SortExpression, Limit, NextToken } = input;
    const filter = FilterExpression === undefined ? undefined : parseFilter(FilterExpression);
    const order = SortExpression === undefined ? ORDER_OF_CREATION : parseSortExpression(SortExpression);
    const fleet = selectedFleet(turn, scope, input);
    const page: PageRequest = {
      limit: pageLimit(Limit, LARGEST_PAGE),
      token: NextToken,
      of: JSON.stringify([
        "SearchGameSessions",
        fleet.fleetId,
        Location,
        FilterExpression,
        order.operand.name,
        order.direction,
      ]),
    };
    const { items, nextToken } = search(
      searchedTables(turn, scope),
      { fleet, location: Location, filter, order },
      page,
    );
    return { GameSessions: items.map(gameSessionMembers), NextToken: nextToken };
  },
);
