import type { Fleet } from "../domain/fleet.ts";
import type { Page } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import { allHere } from "./find.ts";
import type { Turn } from "./turn.ts";

/**
 * The managed fleets that a caller asks for, by ids or all in pages.
 *
 * **Documented**: unknown ids are left out, and paging is ignored beside ids. **Assumed**: Anywhere fleets are left out as
 * well, because these operations are said to work with managed fleets.
 *
 * @throws ApiError InvalidRequestException for a token that is not this list's.
 */
export function managedFleets(
  turn: Turn,
  scope: Scope,
  operation: string,
  fleetIdsOrArns: readonly string[] | undefined,
  page: PageWish,
): Page<Fleet> {
  const { fleets } = turn.tables(scope);
  if (fleetIdsOrArns === undefined) return creationPage(operation, fleets, ["managed", "all"], page);
  const found = allHere(scope, fleetIdsOrArns, fleets);
  return { items: found.filter(({ computeType }) => computeType === "EC2") };
}
