import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import { cutPage, type Page, type PagePosition, type PageRequest, pageStart } from "../domain/page.ts";
import {
  type Candidates,
  candidatesOf,
  demandedFreeSeats,
  demandedRange,
  isOfOneValue,
} from "../domain/search-expression/candidates.ts";
import type { Expression } from "../domain/search-expression/expression.ts";
import { CREATION_TIME } from "../domain/search-expression/operand.ts";
import { type Predicate, predicateOf } from "../domain/search-expression/predicate.ts";
import { comparePositions, positionIn, type SortOrder } from "../domain/sort-expression.ts";
import { searchBucket } from "../store/definitions/game-sessions.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import { searchedLocations } from "./game-session-listing.ts";
import { SearchLists } from "./search-lists.ts";

export interface GameSessionSearch {
  readonly fleet: Fleet;
  /** Undefined: all of the fleet's. */
  readonly location: string | undefined;
  readonly filter: Expression | undefined;
  readonly order: SortOrder;
}

/**
 * The ACTIVE game sessions of a fleet that match, in the order asked for.
 *
 * Two ways lead to a page: along the list that is sorted as asked until the page is full, which is short when many
 * match; and through the fewest candidates that any list can name, which is short when few may. Neither can be told to
 * be the shorter one beforehand, so the first is gone for as many steps as there are candidates, and then the second:
 * at most twice the work of the better one. Where the candidates are those of one value and the order is that of
 * creation, in which they stand, there is no choice to make: they are read until the page is full.
 *
 * @throws ApiError NotFoundException for a location that the fleet does not have; InvalidRequestException for a token
 *   that is not this search's.
 */
export function searchGameSessions(
  tables: Pick<ScopedTables, "gameSessions">,
  { fleet, location, filter, order }: GameSessionSearch,
  page: PageRequest,
): Page<GameSession> {
  const lists = new SearchLists(tables, bucketsOf(fleet, location, filter));
  const start = pageStart(page);
  const wanted = page.limit + 1;
  const positionOf = (gameSession: GameSession) => positionIn(order, gameSession);
  if (filter === undefined) {
    return cutPage(page, take(lists.inOrder(order, start, undefined), wanted), positionOf);
  }
  const matches = predicateOf(filter);
  const candidates = candidatesOf(filter, (range) => lists.count(range));
  const [range, ...otherRanges] = candidates?.ranges ?? [];
  if (
    order.operand === CREATION_TIME &&
    range !== undefined &&
    otherRanges.length === 0 &&
    isOfOneValue(range)
  ) {
    const found = takeMatches(lists.ofOneValue(order, start, range), matches, wanted) ?? [];
    return cutPage(page, found, positionOf);
  }
  const along = lists.inOrder(order, start, demandedRange(filter, order.operand));
  const found =
    takeMatches(along, matches, wanted, candidates?.count) ??
    firstOf(matchesAmong(lists, candidates, matches), order, start, wanted);
  return cutPage(page, found, positionOf);
}

function bucketsOf(
  fleet: Fleet,
  location: string | undefined,
  filter: Expression | undefined,
): readonly string[] {
  const seats = filter === undefined ? undefined : demandedFreeSeats(filter);
  return searchedLocations(fleet, location).flatMap((place) =>
    [true, false]
      .filter((isFree) => seats === undefined || seats === isFree)
      .map((isFree) => searchBucket(fleet.fleetId, place, isFree)),
  );
}

function take(gameSessions: Iterable<GameSession>, count: number): readonly GameSession[] {
  const taken: GameSession[] = [];
  for (const gameSession of gameSessions) {
    taken.push(gameSession);
    if (taken.length === count) break;
  }
  return taken;
}

/** The first that match, as many as are wanted or as there are; undefined when that takes more steps than allowed. */
function takeMatches(
  gameSessions: Iterable<GameSession>,
  matches: Predicate,
  wanted: number,
  steps = Number.POSITIVE_INFINITY,
): readonly GameSession[] | undefined {
  const taken: GameSession[] = [];
  let left = steps;
  for (const gameSession of gameSessions) {
    if (left === 0) return undefined;
    left -= 1;
    if (matches(gameSession)) taken.push(gameSession);
    if (taken.length === wanted) break;
  }
  return taken;
}

function* matchesAmong(
  lists: SearchLists,
  candidates: Candidates | undefined,
  matches: Predicate,
): Generator<GameSession> {
  const ranges = candidates?.ranges ?? [];
  // What an OR allows may lie in several ranges.
  const seen = ranges.length > 1 ? new Set<number>() : undefined;
  for (const range of ranges) {
    for (const gameSession of lists.in(range)) {
      if (seen?.has(gameSession.sequence) || !matches(gameSession)) continue;
      seen?.add(gameSession.sequence);
      yield gameSession;
    }
  }
}

/** The first `count` in order that stand behind the start, without sorting those that nobody will see. */
function firstOf(
  gameSessions: Iterable<GameSession>,
  order: SortOrder,
  start: PagePosition | undefined,
  count: number,
): readonly GameSession[] {
  const best: { readonly gameSession: GameSession; readonly position: PagePosition }[] = [];
  for (const gameSession of gameSessions) {
    const position = positionIn(order, gameSession);
    const isBefore = (other: PagePosition | undefined) =>
      other !== undefined && comparePositions(order, position, other) < 0;
    if (start !== undefined && comparePositions(order, position, start) <= 0) continue;
    if (best.length === count && !isBefore(best.at(-1)?.position)) continue;
    const place = best.findIndex((other) => isBefore(other.position));
    best.splice(place < 0 ? best.length : place, 0, { gameSession, position });
    if (best.length > count) best.pop();
  }
  return best.map(({ gameSession }) => gameSession);
}
