import { notFound } from "../domain/api-error.ts";
import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import type { GameSession, GameSessionStatus } from "../domain/game-session.ts";
import { cutPage, type Page, type PageRequest, pageStart, readPage } from "../domain/page.ts";
import { comparePositions, positionIn, type SortOrder } from "../domain/sort-expression.ts";
import type { GameSessionIndex } from "../store/definitions/game-sessions.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/** The game sessions of one fleet that a caller asks for. */
export interface GameSessionListing {
  readonly index: GameSessionIndex;
  readonly bucket: string;
}

/**
 * Where the game sessions of a fleet stand in the store: those of one location or all, of one status or all.
 *
 * @throws ApiError NotFoundException for a location that the fleet does not have.
 */
export function gameSessionListing(
  fleet: Fleet,
  location: string | undefined,
  status: GameSessionStatus | undefined,
): GameSessionListing {
  const { fleetId } = fleet;
  if (location === undefined) {
    if (status === undefined) return { index: "fleet", bucket: fleetId };
    return { index: "fleetStatus", bucket: `${fleetId}/${status}` };
  }
  if (fleetLocation(fleet, location) === undefined) {
    throw notFound(
      `Fleet ${fleetId} has no location ${location}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  if (status === undefined) return { index: "fleetLocation", bucket: `${fleetId}/${location}` };
  return { index: "fleetLocationStatus", bucket: `${fleetId}/${location}/${status}` };
}

/** A page in the order of creation. @throws ApiError InvalidRequestException for a token that is not this list's. */
export function listByCreation(
  { gameSessions }: ScopedTables,
  { index, bucket }: GameSessionListing,
  page: PageRequest,
): Page<GameSession> {
  return readPage(
    page,
    (after = Number.NEGATIVE_INFINITY, count) => gameSessions.after(index, bucket, after, count),
    (gameSession) => gameSession.sequence,
  );
}

/**
 * A page in the order that a search asks for. The order of creation is read from the store in either direction; any
 * other one looks at each game session of the list once, because values such as player counts change all the time.
 *
 * @throws ApiError InvalidRequestException for a token that is not this list's.
 */
export function listSorted(
  tables: ScopedTables,
  listing: GameSessionListing,
  page: PageRequest,
  order: SortOrder,
): Page<GameSession> {
  const { gameSessions } = tables;
  const { index, bucket } = listing;
  if (order.valueOf === undefined) {
    if (order.direction === "ASC") return listByCreation(tables, listing, page);
    return readPage(
      page,
      (before = Number.POSITIVE_INFINITY, count) => gameSessions.before(index, bucket, before, count),
      (gameSession) => gameSession.sequence,
    );
  }
  const start = pageStart(page);
  const following = gameSessions
    .in(index, bucket)
    .map((gameSession) => ({ gameSession, position: positionIn(order, gameSession) }))
    .filter(({ position }) => start === undefined || comparePositions(order, position, start) > 0);
  const first = smallest(following, page.limit + 1, (a, b) =>
    comparePositions(order, a.position, b.position),
  );
  const cut = cutPage(page, first, ({ position }) => position);
  return { ...cut, items: cut.items.map(({ gameSession }) => gameSession) };
}

/** The first `count` items in order, without sorting those that nobody will see. */
function smallest<Item>(
  items: readonly Item[],
  count: number,
  compare: (a: Item, b: Item) => number,
): readonly Item[] {
  const best: Item[] = [];
  for (const item of items) {
    const last = best.at(-1);
    if (best.length === count && last !== undefined && compare(item, last) >= 0) continue;
    const place = best.findIndex((other) => compare(item, other) < 0);
    best.splice(place < 0 ? best.length : place, 0, item);
    if (best.length > count) best.pop();
  }
  return best;
}
