import { conflict } from "../domain/api-error.ts";
import { locationArn } from "../domain/arn.ts";
import type { CustomLocation } from "../domain/location.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

/** Makes a custom location. **Assumed**: its name is unique. @throws ApiError ConflictException. */
export function createLocation(turn: Turn, scope: Scope, locationName: string): CustomLocation {
  const { locations } = turn.tables(scope);
  if (locations.get(locationName) !== undefined) throw conflict(`Location ${locationName} exists already.`);
  return locations.put({ locationName, locationArn: locationArn(scope, locationName) });
}
