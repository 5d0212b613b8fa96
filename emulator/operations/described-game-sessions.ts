import { invalidRequest } from "../domain/api-error.ts";
import type { GameSession, GameSessionStatus } from "../domain/game-session.ts";
import { onlyOne } from "../domain/only-one.ts";
import { type Page, type PageRequest, pageLimit } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { findGameSession, gameSessionById } from "../services/find.ts";
import { gameSessionListing, listByCreation } from "../services/game-session-listing.ts";
import type { Turn } from "../services/turn.ts";
import { selectedFleet } from "./selected-fleet.ts";

/** **Assumed**: the fleet manager's author counts on pages of 100; no page size is documented. */
const LARGEST_PAGE = 100;

const filters: readonly GameSessionStatus[] = ["ACTIVE", "ACTIVATING", "TERMINATED", "TERMINATING"];

/** What DescribeGameSessions and DescribeGameSessionDetails are asked. */
export interface GameSessionSelection {
  readonly GameSessionId?: string | undefined;
  readonly FleetId?: string | undefined;
  readonly AliasId?: string | undefined;
  readonly Location?: string | undefined;
  readonly StatusFilter?: string | undefined;
  readonly Limit?: number | undefined;
  readonly NextToken?: string | undefined;
}

/**
 * Game sessions of a fleet, or one by its id.
 *
 * **Documented**: the selectors, the four filters, errors of aliases; an id is looked for on all fleets homed in the
 * called Region. **Assumed**: an unknown id is a NotFoundException, or by option an empty list, an unknown filter an InvalidRequestException; without
 * a filter all states; the order of creation; a filter holds for a game session asked for by its id as well.
 *
 * @param operation whose pages they are: one's tokens are foreign to the other.
 * @throws ApiError InvalidRequestException, NotFoundException, TerminalRoutingStrategyException.
 */
export function describedGameSessions(
  turn: Turn,
  scope: Scope,
  operation: string,
  selection: GameSessionSelection,
): Page<GameSession> {
  const { GameSessionId, FleetId, AliasId, Location } = selection;
  const status = statusOf(selection.StatusFilter);
  onlyOne({ GameSessionId, FleetId, AliasId });
  if (GameSessionId !== undefined) {
    const find = turn.options.emptyForUnknownGameSessions ? findGameSession : gameSessionById;
    const gameSession = find(turn, scope, GameSessionId);
    if (gameSession === undefined) return { items: [] };
    return { items: status === undefined || status === gameSession.status ? [gameSession] : [] };
  }
  const fleet = selectedFleet(turn, scope, { FleetId, AliasId });
  const page: PageRequest = {
    limit: pageLimit(selection.Limit, LARGEST_PAGE),
    token: selection.NextToken,
    of: JSON.stringify([operation, fleet.fleetId, Location, status]),
  };
  return listByCreation(turn.tables(scope), gameSessionListing(fleet, Location, status), page);
}

function statusOf(filter: string | undefined): GameSessionStatus | undefined {
  const status = filters.find((known) => known === filter);
  if (filter !== undefined && status === undefined) {
    throw invalidRequest(`StatusFilter must be one of ${filters.join(", ")}, not ${filter}.`);
  }
  return status;
}
