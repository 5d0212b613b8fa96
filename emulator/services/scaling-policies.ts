import { invalidRequest, notFound } from "../domain/api-error.ts";
import { locationNames } from "../domain/fleet-location.ts";
import { givenMembers } from "../domain/given-members.ts";
import { cutPage, type Page, type PageRequest, pageStart } from "../domain/page.ts";
import {
  flawOfScalingPolicy,
  type ScalingPolicy,
  type ScalingPolicyRequest,
  scalingPolicyKey,
} from "../domain/scaling-policy.ts";
import type { Scope } from "../domain/scope.ts";
import { managedPlace } from "./capacity.ts";
import type { Turn } from "./turn.ts";

/**
 * Keeps a policy, in the place of the fleet's policy of that name. Nobody acts upon it.
 *
 * **Documented**: not for fleets that are ERROR or DELETING. **Assumed**: that this is an InvalidRequestException, because
 * the operation declares nothing that says it better.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function putScalingPolicy(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  request: ScalingPolicyRequest,
): ScalingPolicy {
  const { fleetId, status } = managedPlace(turn, scope, fleetIdOrArn, undefined).fleet;
  if (status === "ERROR" || status === "DELETING") {
    throw invalidRequest(`Fleet ${fleetId} is ${status} and takes no scaling policies.`);
  }
  const flaw = flawOfScalingPolicy(request);
  if (flaw !== undefined) throw invalidRequest(flaw);
  const { scalingPolicies } = turn.tables(scope);
  const present = scalingPolicies.get(scalingPolicyKey(fleetId, request.name));
  return scalingPolicies.put({
    ...givenMembers(request),
    policyType: request.policyType ?? "RuleBased",
    fleetId,
    sequence: present?.sequence ?? turn.nextSequence(),
  });
}

/** @throws ApiError NotFoundException for the fleet or the policy; InvalidRequestException for an Anywhere fleet. */
export function deleteScalingPolicy(turn: Turn, scope: Scope, fleetIdOrArn: string, name: string): void {
  const { fleetId } = managedPlace(turn, scope, fleetIdOrArn, undefined).fleet;
  const { scalingPolicies } = turn.tables(scope);
  const key = scalingPolicyKey(fleetId, name);
  if (scalingPolicies.get(key) === undefined) {
    throw notFound(`Fleet ${fleetId} has no scaling policy named ${name}.`);
  }
  scalingPolicies.delete(key);
}

/** A policy as it is in force in one location of its fleet. */
export interface PolicyInPlace {
  readonly policy: ScalingPolicy;
  readonly location: string;
}

/**
 * The policies of a fleet, each once for every location in which it is in force.
 *
 * **Documented**: of every location unless one is named. **Assumed**: each policy holds in all of them, since none can be
 * put for one alone; in the order of creation, and in that of the fleet's locations.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function listScalingPolicies(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  location: string | undefined,
  page: PageRequest,
): Page<PolicyInPlace> {
  const { fleet } = managedPlace(turn, scope, fleetIdOrArn, location);
  const [sequence, place] = pageStart(page) ?? [];
  const places = location === undefined ? locationNames(fleet) : [location];
  const all = turn
    .tables(scope)
    .scalingPolicies.in("fleet", fleet.fleetId)
    .flatMap((policy) => places.map((name) => ({ policy, location: name })));
  const passed = places.indexOf(String(place));
  const following = all.filter(
    ({ policy, location: name }) =>
      sequence === undefined ||
      policy.sequence > Number(sequence) ||
      (policy.sequence === sequence && places.indexOf(name) > passed),
  );
  return cutPage(page, following, (item) => [item.policy.sequence, item.location]);
}
