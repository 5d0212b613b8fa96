import { notFound } from "../domain/api-error.ts";
import { computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { Instance } from "../domain/instance.ts";
import { placeKey } from "../domain/location-usage.ts";
import type { Page } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { managedPlace } from "./capacity.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import type { Turn } from "./turn.ts";

/**
 * The instances of a managed fleet.
 *
 * **Documented**: in the home Region, in the location named, or the one named; InvalidRequestException for an Anywhere
 * fleet. **Assumed**: an instance that is not in the location that is named with it was not found.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function listInstances(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  location: string | undefined,
  instanceId: string | undefined,
  page: PageWish,
): Page<Instance> & { readonly fleet: Fleet } {
  const { fleet, place } = managedPlace(turn, scope, fleetIdOrArn, location);
  const { instances } = turn.tables(scope);
  if (instanceId === undefined) {
    const bucket = placeKey(fleet.fleetId, place.location);
    return { fleet, ...creationPage("DescribeInstances", instances, ["place", bucket], page) };
  }
  const instance = instances.get(computeKey(fleet.fleetId, instanceId));
  if (instance === undefined || (location !== undefined && instance.location !== location)) {
    throw notFound(`Instance ${instanceId} of fleet ${fleet.fleetId} was not found.`);
  }
  return { fleet, items: [instance] };
}
