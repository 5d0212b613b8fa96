import { conflict } from "../domain/api-error.ts";
import { awsLocationArn, locationArn } from "../domain/arn.ts";
import { awsLocations } from "../domain/aws-locations.ts";
import { fleetLocation } from "../domain/fleet-location.ts";
import type { CustomLocation } from "../domain/location.ts";
import { type Page, pageLimit, readPage } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import type { PageWish } from "./creation-page.ts";
import { locationByNameOrArn } from "./find.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

/** Makes a custom location. **Assumed**: its name is unique. @throws ApiError ConflictException. */
export function createLocation(turn: Turn, scope: Scope, locationName: string): CustomLocation {
  const { locations } = turn.tables(scope);
  if (locations.get(locationName) !== undefined) throw conflict(`Location ${locationName} exists already.`);
  return locations.put({
    locationName,
    locationArn: locationArn(scope, locationName),
    sequence: turn.nextSequence(),
  });
}

/**
 * Forgets a custom location.
 *
 * **Documented**: fleets that use it show it as NOT_FOUND. **Assumed**: what runs there goes on; nothing new is placed
 * there, also when a location of the same name is made again.
 *
 * @throws ApiError NotFoundException.
 */
export function deleteLocation(turn: Turn, scope: Scope, nameOrArn: string): void {
  const { locations, fleets } = turn.tables(scope);
  const { locationName, locationArn } = locationByNameOrArn(turn, scope, nameOrArn);
  locations.delete(locationName);
  deleteTags(turn, scope, locationArn);
  for (const fleet of fleets.in("all", "all")) {
    if (fleetLocation(fleet, locationName) === undefined) continue;
    fleets.put({
      ...fleet,
      locations: fleet.locations.map((place) =>
        place.location === locationName && place.status !== "DELETING"
          ? { ...place, status: "NOT_FOUND" }
          : place,
      ),
    });
  }
}

/** A place as ListLocations shows it. */
export interface ListedLocation {
  readonly locationName: string;
  readonly locationArn: string;
  readonly pingBeacon?: { readonly domain: string; readonly port: number };
  /** AWS's own come before the first custom one. */
  readonly sequence: number;
}

/** **Documented**: the largest Limit. **Assumed**: also the page of a caller who gives none. */
const LARGEST_PAGE = 200;

/** Places of AWS, custom ones, or both. **Assumed**: both when no filter is given. */
export function listLocations(
  turn: Turn,
  scope: Scope,
  wish: PageWish & { readonly filters: readonly ("AWS" | "CUSTOM")[] | undefined },
): Page<ListedLocation> {
  const { locations } = turn.tables(scope);
  const isWanted = (filter: "AWS" | "CUSTOM") => wish.filters?.includes(filter) ?? true;
  const ofAws = isWanted("AWS") ? awsListed(scope) : [];
  return readPage<ListedLocation>(
    {
      limit: pageLimit(wish.limit, LARGEST_PAGE),
      token: wish.token,
      of: `ListLocations/${isWanted("AWS")}/${isWanted("CUSTOM")}`,
    },
    (after = Number.NEGATIVE_INFINITY, count) => {
      const first = ofAws.filter(({ sequence }) => sequence > after).slice(0, count);
      const left = isWanted("CUSTOM") ? count - first.length : 0;
      return [...first, ...locations.after("all", "all", after, left)];
    },
    (location) => location.sequence,
  );
}

const awsListed = (scope: Scope): readonly ListedLocation[] =>
  awsLocations.map((location, i) => ({
    ...location,
    locationArn: awsLocationArn(scope, location.locationName),
    sequence: i - awsLocations.length,
  }));
