import { conflict, invalidRequest } from "../domain/api-error.ts";
import { computeArn } from "../domain/arn.ts";
import { type AuthToken, type Compute, computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import { fleetLocation, locationNames } from "../domain/fleet-location.ts";
import { givenMembers } from "../domain/given-members.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Page } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import { computeByNameOrArn, here } from "./find.ts";
import { endProcessAndAttempt } from "./processes.ts";
import { shutDownProcess } from "./shut-down.ts";
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
 * with other data it is a ConflictException, or by option the compute's new data; an unknown fleet is an InvalidRequestException, because the operation
 * declares no NotFoundException; IpAddress is needed even beside a DnsName, since clients read it of each game session.
 *
 * @throws ApiError InvalidRequestException, ConflictException.
 */
export function registerCompute(turn: Turn, scope: Scope, wish: ComputeWish): Compute {
  const { computes, fleets } = turn.tables(scope);
  const fleet = here(scope, wish.fleet, fleets);
  if (fleet === undefined) throw invalidRequest(`Fleet ${wish.fleet} does not exist.`);
  const { location, ipAddress } = placeOf(fleet, wish);
  const present = computes.get(computeKey(fleet.fleetId, wish.computeName));
  if (present !== undefined && isSamePlace(present, wish)) return present;
  if (present !== undefined && !turn.options.registerComputeOverwrites) {
    throw conflict(
      `Compute ${wish.computeName} of fleet ${fleet.fleetId} is registered already, with another location or address.`,
    );
  }
  return computes.put({
    ...givenMembers({ dnsName: wish.dnsName, certificatePath: wish.certificatePath }),
    computeName: wish.computeName,
    computeArn: computeArn(scope, wish.computeName),
    sequence: present?.sequence ?? turn.nextSequence(),
    fleetId: fleet.fleetId,
    fleetArn: fleet.fleetArn,
    location,
    ipAddress,
    createdAt: present?.createdAt ?? turn.now,
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
  const place = fleetLocation(fleet, location);
  if (place === undefined) {
    throw invalidRequest(
      `Fleet ${fleet.fleetId} has no location ${location}; it has ${locationNames(fleet).join(", ")}.`,
    );
  }
  if (place.status !== "ACTIVE") {
    throw invalidRequest(`Location ${location} of fleet ${fleet.fleetId} is ${place.status}, not ACTIVE.`);
  }
  return { location, ipAddress };
}

const isSamePlace = (compute: Compute, wish: ComputeWish): boolean =>
  compute.location === wish.location &&
  compute.ipAddress === wish.ipAddress &&
  compute.dnsName === wish.dnsName &&
  compute.certificatePath === wish.certificatePath;

/** A compute of any fleet, an instance of a managed one included. @throws ApiError NotFoundException. */
export const describeCompute = computeByNameOrArn;

/**
 * The computes of a fleet, or of one of its locations.
 *
 * **Documented**: instances of managed fleets are listed as well; ComputeStatus sorts computes of container fleets.
 * **Assumed**: every other compute counts as ACTIVE; an unknown fleet is an InvalidRequestException, because the
 * operation declares no NotFoundException; a location without computes has an empty list.
 *
 * @throws ApiError InvalidRequestException.
 */
export function listComputes(
  turn: Turn,
  scope: Scope,
  wish: PageWish & {
    readonly fleet: string;
    readonly location: string | undefined;
    readonly status: "ACTIVE" | "IMPAIRED" | undefined;
  },
): Page<Compute> {
  const { computes, fleets } = turn.tables(scope);
  const fleetId = here(scope, wish.fleet, fleets)?.fleetId;
  if (fleetId === undefined) throw invalidRequest(`Fleet ${wish.fleet} does not exist.`);
  if (wish.status === "IMPAIRED") return { items: [] };
  return creationPage(
    "ListCompute",
    computes,
    wish.location === undefined ? ["fleet", fleetId] : ["fleetLocation", `${fleetId}/${wish.location}`],
    wish,
  );
}

/**
 * Forgets a machine of the user's own, with its tokens. What runs there is told to end.
 *
 * **Documented**: it hosts no game session from now on. **Assumed**: its tokens are invalid at once; its processes get
 * TerminateProcess with the usual five minutes, their game sessions are TERMINATING until then, and a placement that was
 * starting one goes on elsewhere.
 *
 * @throws ApiError NotFoundException; InvalidRequestException for an instance of a managed fleet.
 */
export function deregisterCompute(turn: Turn, scope: Scope, fleet: string, computeName: string): void {
  const { computes, authTokens, serverProcesses, fleets } = turn.tables(scope);
  const compute = computeByNameOrArn(turn, scope, fleet, computeName);
  if (fleets.get(compute.fleetId)?.computeType !== "ANYWHERE") {
    throw invalidRequest(`Compute ${compute.computeName} is an instance of a managed fleet.`);
  }
  const key = computeKey(compute.fleetId, compute.computeName);
  for (const { token } of authTokens.in("compute", key)) authTokens.delete(token);
  for (const process of serverProcesses.in("livingOnCompute", key)) {
    const because = `compute ${compute.computeName} was deregistered`;
    // Without a socket it can never hear that: nothing lets it in again.
    if (process.connectionId === undefined)
      endProcessAndAttempt(turn, scope, process, { because, retryPlacement: true });
    else shutDownProcess(turn, scope, process, because);
  }
  computes.delete(key);
}

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
  const compute = computeByNameOrArn(turn, scope, fleetIdOrArn, computeNameOrArn);
  return { compute, authToken: newAuthToken(turn, scope, compute) };
}

/** Writes down a token with which processes of this compute may connect. */
export function newAuthToken(
  turn: Turn,
  scope: Scope,
  { fleetId, computeName }: Pick<Compute, "fleetId" | "computeName">,
): AuthToken {
  return turn.tables(scope).authTokens.put({
    token: turn.uuid("auth-token", fleetId),
    fleetId,
    computeName,
    expiresAt: plusSeconds(turn.timeOf("real"), turn.options.authTokenLifeSeconds),
  });
}
