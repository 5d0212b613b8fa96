import { destinationOf } from "../domain/arn.ts";
import { type Candidate, candidateKey } from "../domain/choose-destination.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { FleetLocation } from "../domain/fleet-location.ts";
import { hourlyCost } from "../domain/hourly-cost.ts";
import type { PassedOver } from "../domain/placement.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

export interface QueueCandidates {
  readonly candidates: readonly Candidate[];
  /** What cannot be used at all now, whoever asks. */
  readonly passedOver: readonly PassedOver[];
}

type WhyNot = Omit<PassedOver, "destination">;

/** The scope of the fleet behind a candidate: the same account as the queue's, maybe in another Region. */
export const scopeOf = (scope: Scope, { region }: Pick<Candidate, "region">): Scope =>
  region === scope.region ? scope : { account: scope.account, region };

/**
 * Every fleet behind a queue's destinations in each of its ACTIVE locations.
 *
 * **Documented**: the filter leaves locations out for every placement, also for one with an override. **Assumed**: a
 * fleet that several destinations lead to stands where the first of them does.
 */
export function candidatesOf(turn: Turn, scope: Scope, queue: GameSessionQueue): QueueCandidates {
  const candidates = new Map<string, Candidate>();
  const passedOver: PassedOver[] = [];
  for (const [destinationIndex, destination] of queue.destinationArns.entries()) {
    const found = fleetOfDestination(turn, scope, destination);
    if ("reason" in found) {
      passedOver.push({ destination, ...found });
      continue;
    }
    const { region, fleet } = found;
    for (const { location, status } of fleet.locations) {
      const why = whyNotIn(queue, location, status);
      if (why !== undefined) {
        passedOver.push({ destination: `${fleet.fleetId} in ${location}`, ...why });
        continue;
      }
      const cost = hourlyCost(fleet, location);
      const candidate = { region, fleetId: fleet.fleetId, location, destinationIndex };
      const key = candidateKey(candidate);
      if (!candidates.has(key)) candidates.set(key, cost === undefined ? candidate : { ...candidate, cost });
    }
  }
  return { candidates: [...candidates.values()], passedOver };
}

function whyNotIn(
  queue: GameSessionQueue,
  location: string,
  status: FleetLocation["status"],
): WhyNot | undefined {
  if (status !== "ACTIVE")
    return { code: "location-not-active", reason: `the location is ${status}, not ACTIVE` };
  if (queue.allowedLocations === undefined || queue.allowedLocations.includes(location)) return undefined;
  return { code: "location-filtered", reason: "the queue's filter does not allow this location" };
}

/** **Documented**: aliases are resolved at each attempt; a TERMINAL or dangling one is skipped. */
function fleetOfDestination(
  turn: Turn,
  scope: Scope,
  destinationArn: string,
): { readonly region: string; readonly fleet: Fleet } | WhyNot {
  const name = destinationOf(destinationArn);
  if (name === undefined)
    return { code: "destination-malformed", reason: "not the ARN of a fleet or an alias" };
  const { region } = name;
  const { aliases, fleets } = turn.tables(scopeOf(scope, name));
  let fleetId = name.id;
  if (name.kind === "alias") {
    const alias = aliases.get(name.id);
    if (alias === undefined) return { code: "alias-missing", reason: `alias ${name.id} does not exist` };
    if (alias.routing.type === "TERMINAL")
      return { code: "alias-terminal", reason: `alias ${name.id} is TERMINAL` };
    fleetId = alias.routing.fleetId;
  }
  const fleet = fleets.get(fleetId);
  if (fleet === undefined) return { code: "fleet-missing", reason: `fleet ${fleetId} does not exist` };
  if (fleet.status !== "ACTIVE")
    return { code: "fleet-not-active", reason: `fleet ${fleetId} is ${fleet.status}, not ACTIVE` };
  return { region, fleet };
}
