import { invalidRequest, notFound } from "../domain/api-error.ts";
import { destinationOf, queueArn } from "../domain/arn.ts";
import type { Fleet } from "../domain/fleet.ts";
import { givenMembers } from "../domain/given-members.ts";
import { type GameSessionQueue, queueTimeoutSeconds } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByAlias } from "./find.ts";
import type { Turn } from "./turn.ts";

export interface QueueWish {
  readonly name: string;
  /** Seconds; 0 and undefined stand for the default. */
  readonly timeoutSeconds: number | undefined;
  readonly destinationArns: readonly string[];
  readonly allowedLocations: readonly string[] | undefined;
  readonly customEventData: string | undefined;
  readonly notificationTarget: string | undefined;
}

/**
 * Makes a queue.
 *
 * **Documented**: names are unique; all fleets of a queue have the same certificate setting. **Assumed**: a second queue
 * of one name is an InvalidRequestException (no ConflictException is declared), a destination that does not exist a
 * NotFoundException, one that is no ARN of a fleet or an alias an InvalidRequestException.
 *
 * @throws ApiError InvalidRequestException, NotFoundException.
 */
export function createQueue(turn: Turn, scope: Scope, wish: QueueWish): GameSessionQueue {
  const { queues } = turn.tables(scope);
  if (queues.get(wish.name) !== undefined) {
    throw invalidRequest(`Game session queue ${wish.name} exists already.`);
  }
  checkDestinations(turn, scope, wish.destinationArns);
  return queues.put({
    ...givenMembers({
      allowedLocations: wish.allowedLocations,
      customEventData: wish.customEventData,
      notificationTarget: wish.notificationTarget,
    }),
    name: wish.name,
    queueArn: queueArn(scope, wish.name),
    sequence: turn.nextSequence(),
    timeoutSeconds: queueTimeoutSeconds(wish.timeoutSeconds),
    destinationArns: wish.destinationArns,
  });
}

function checkDestinations(turn: Turn, scope: Scope, destinationArns: readonly string[]): void {
  const fleets = destinationArns.flatMap((arn) => {
    const fleet = fleetBehind(turn, scope, arn);
    return fleet === undefined ? [] : [fleet];
  });
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
  const { aliases, fleets } = turn.tables(scope);
  const destination = destinationOf(arn);
  if (destination === undefined) {
    throw invalidRequest(`DestinationArn ${arn} is not the ARN of a fleet or an alias.`);
  }
  if (destination.region !== scope.region) {
    throw invalidRequest(
      `DestinationArn ${arn} lies outside of ${scope.region}: queues across Regions are not emulated yet.`,
    );
  }
  if (destination.kind === "alias") {
    if (aliases.get(destination.id)?.routing.type === "TERMINAL") return undefined;
    return fleetByAlias(turn, scope, destination.id);
  }
  const fleet = fleets.get(destination.id);
  if (fleet === undefined)
    throw notFound(`Fleet ${destination.id}, a destination of the queue, was not found.`);
  return fleet;
}
