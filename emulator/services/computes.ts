import { conflict, invalidRequest, notFound } from "../domain/api-error.ts";
import { computeArn, computeNameOf, idOf } from "../domain/arn.ts";
import { AUTH_TOKEN_LIFE_SECONDS, type AuthToken, type Compute, computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import { givenMembers } from "../domain/given-members.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByIdOrArn } from "./find.ts";
import type { Turn } from "./turn.ts";

export interface ComputeWish {
  readonly fleet: string;
  readonly computeName: string;
  readonly location: string | undefined;
  readonly ipAddress: string | undefined;
  readonly dnsName: string | undefined;
  readonly certificatePath: string | undefined;
}

/**
 * Makes a machine of the user's own known to an Anywhere fleet.
 *
 * **Observed**: the text about Location; a second registration with the same data answers the same compute. **Assumed**:
 * with other data it is a ConflictException; an unknown fleet is an InvalidRequestException, because the operation
 * declares no NotFoundException; IpAddress is needed even beside a DnsName, since clients read it of each game session.
 *
 * @throws ApiError InvalidRequestException, ConflictException.
 */
export function registerCompute(turn: Turn, scope: Scope, wish: ComputeWish): Compute {
  const { computes, fleets } = turn.tables(scope);
  const fleet = fleets.get(idOf(wish.fleet));
  if (fleet === undefined) throw invalidRequest(`Fleet ${wish.fleet} does not exist.`);
  const { location, ipAddress } = placeOf(fleet, wish);
  const present = computes.get(computeKey(fleet.fleetId, wish.computeName));
  if (present !== undefined) {
    if (isSamePlace(present, wish)) return present;
    throw conflict(
      `Compute ${wish.computeName} of fleet ${fleet.fleetId} is registered already, with another location or address.`,
    );
  }
  return computes.put({
    ...givenMembers({ dnsName: wish.dnsName, certificatePath: wish.certificatePath }),
    computeName: wish.computeName,
    computeArn: computeArn(scope, wish.computeName),
    sequence: turn.nextSequence(),
    fleetId: fleet.fleetId,
    fleetArn: fleet.fleetArn,
    location,
    ipAddress,
    createdAt: turn.now,
  });
}

function placeOf(fleet: Fleet, wish: ComputeWish): { readonly location: string; readonly ipAddress: string } {
  const { location, ipAddress } = wish;
  if (fleet.computeType !== "ANYWHERE") {
    throw invalidRequest(
      `Fleet ${fleet.fleetId} is managed; computes are registered with Anywhere fleets only.`,
    );
  }
  if (fleet.status !== "ACTIVE")
    throw invalidRequest(`Fleet ${fleet.fleetId} is ${fleet.status}, not ACTIVE.`);
  if (location === undefined) throw invalidRequest("Location is required for Anywhere compute type.");
  if (ipAddress === undefined) throw invalidRequest("IpAddress is required for Anywhere compute type.");
  if (fleetLocation(fleet, location) === undefined) {
    throw invalidRequest(
      `Fleet ${fleet.fleetId} has no location ${location}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  return { location, ipAddress };
}

const isSamePlace = (compute: Compute, wish: ComputeWish): boolean =>
  compute.location === wish.location &&
  compute.ipAddress === wish.ipAddress &&
  compute.dnsName === wish.dnsName &&
  compute.certificatePath === wish.certificatePath;

/**
 * A new token for the processes of a compute. Earlier ones stay valid until they expire.
 *
 * @throws ApiError NotFoundException for an unknown fleet or compute.
 */
export function issueAuthToken(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  computeNameOrArn: string,
): { readonly compute: Compute; readonly authToken: AuthToken } {
  const { computes, authTokens } = turn.tables(scope);
  const { fleetId } = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const computeName = computeNameOf(computeNameOrArn);
  const compute = computes.get(computeKey(fleetId, computeName));
  if (compute === undefined) throw notFound(`Compute ${computeName} of fleet ${fleetId} was not found.`);
  const expiresAt = plusSeconds(turn.timeOf("real"), AUTH_TOKEN_LIFE_SECONDS);
  const authToken = authTokens.put({
    token: turn.uuid("auth-token", fleetId),
    fleetId,
    computeName,
    expiresAt,
  });
  return { compute, authToken };
}
