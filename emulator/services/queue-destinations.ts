import { invalidRequest, notFound } from "../domain/api-error.ts";
import { destinationOf } from "../domain/arn.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByAlias } from "./find.ts";
import type { Turn } from "./turn.ts";

/**
 * Are these destinations that a queue may have?
 *
 * **Documented**: fleets and aliases of any Region; all fleets of a queue have the same certificate setting.
 * **Assumed**: a destination that does not exist is a NotFoundException, one that is no ARN of a fleet or an alias an
 * InvalidRequestException.
 *
 * @throws ApiError InvalidRequestException, NotFoundException.
 */
export function checkDestinations(turn: Turn, scope: Scope, destinationArns: readonly string[]): void {
  const fleets = destinationArns.flatMap((arn) => fleetBehind(turn, scope, arn) ?? []);
  const [first] = fleets;
  const other = fleets.find((fleet) => fleet.certificateType !== first?.certificateType);
  if (first !== undefined && other !== undefined) {
    throw invalidRequest(
      `All fleets of a queue need the same CertificateType: ${first.fleetId} has ${first.certificateType}, ${other.fleetId} has ${other.certificateType}.`,
    );
  }
}

/** The fleet that a destination stands for now; undefined for a TERMINAL alias, which placing passes over. */
function fleetBehind(turn: Turn, scope: Scope, arn: string): Fleet | undefined {
  const destination = destinationOf(arn);
  if (destination === undefined) {
    throw invalidRequest(`DestinationArn ${arn} is not the ARN of a fleet or an alias.`);
  }
  const itsScope = { account: scope.account, region: destination.region };
  const { aliases, fleets } = turn.tables(itsScope);
  if (destination.kind === "alias") {
    if (aliases.get(destination.id)?.routing.type === "TERMINAL") return undefined;
    return fleetByAlias(turn, itsScope, destination.id);
  }
  const fleet = fleets.get(destination.id);
  if (fleet === undefined)
    throw notFound(`Fleet ${destination.id}, a destination of the queue, was not found.`);
  return fleet;
}
