import { notFound } from "../domain/api-error.ts";
import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import type { GameSession, GameSessionStatus } from "../domain/game-session.ts";
import { type Page, type PageRequest, readPage } from "../domain/page.ts";
import type { GameSessionListIndex } from "../store/definitions/game-sessions.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/** The game sessions of one fleet that a caller asks for. */
export interface GameSessionListing {
  readonly index: GameSessionListIndex;
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
  checkLocation(fleet, location);
  if (status === undefined) return { index: "fleetLocation", bucket: `${fleetId}/${location}` };
  return { index: "fleetLocationStatus", bucket: `${fleetId}/${location}/${status}` };
}

/** The one location asked for, or all of a fleet's. @throws ApiError NotFoundException for one that it does not have. */
export function searchedLocations(fleet: Fleet, location: string | undefined): readonly string[] {
  if (location === undefined) return locationNames(fleet);
  checkLocation(fleet, location);
  return [location];
}

function checkLocation(fleet: Fleet, location: string): void {
  if (fleetLocation(fleet, location) !== undefined) return;
  throw notFound(
    `Fleet ${fleet.fleetId} has no location ${location}; it has ${locationNames(fleet).join(", ")}.`,
  );
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
