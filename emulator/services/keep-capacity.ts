import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import { type Instance, wantedProcessCount } from "../domain/instance.ts";
import { placeKey } from "../domain/location-usage.ts";
import { scalingPolicyKey } from "../domain/scaling-policy.ts";
import type { Scope } from "../domain/scope.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Change } from "../store/table.ts";
import { keepInstances } from "./instance-slots.ts";
import { keepUsages } from "./location-usages.ts";
import type { Turn } from "./turn.ts";

/**
 * What follows for capacity from all that a turn has changed: instances and figures are kept up, and locations in which
 * there may be too few or too many instances are looked at on a turn of their own.
 *
 * @param soFar every change of the turn until now; it grows by what is replaced here.
 */
export function keepCapacity(turn: Turn, soFar: readonly Change[]): void {
  if (!soFar.some(bearsOnCapacity)) return;
  for (const [scope, changes] of byScope(soFar)) {
    keepInstances(turn, scope, changes);
    for (const subjectId of placesToFit(turn, scope, changes)) {
      turn.setTimer({ scope, purpose: "fit-capacity", subjectId, dueAt: turn.now });
    }
  }
  for (const [scope, changes] of byScope(soFar)) {
    keepUsages(turn, scope, changes);
    tellWanted(turn, changes);
    forgetPolicies(turn, scope, changes);
  }
}

/** Most inputs change nothing that is counted here: the heartbeat of a process leaves its status as it was. */
function bearsOnCapacity({ table, before, after }: Change): boolean {
  if (table !== "serverProcesses")
    return table === "fleets" || table === "instances" || table === "gameSessions";
  const [was, is] = [before as ServerProcess | undefined, after as ServerProcess | undefined];
  return was?.status !== is?.status;
}

/** Every change of one account and region carries the same scope object. */
function byScope(changes: readonly Change[]): ReadonlyMap<Scope, readonly Change[]> {
  const found = new Map<Scope, Change[]>();
  for (const change of changes) {
    const { scope } = change;
    if (scope === undefined) continue;
    const own = found.get(scope);
    if (own === undefined) found.set(scope, [change]);
    else own.push(change);
  }
  return found;
}

/**
 * The causes for which the instances of a location are counted against their desired number:
 *
 * - a location of a managed fleet changed its status, was added or taken away, or its fleet was
 * - a game session that protected its instance does so no more, while there are more instances than desired
 *
 * UpdateFleetCapacity and the bench's command act at once and need no look.
 */
function placesToFit(turn: Turn, scope: Scope, changes: readonly Change[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { table, before, after } of changes) {
    if (table === "fleets") {
      for (const place of changedPlaces(before as Fleet | undefined, after as Fleet | undefined)) {
        // A fleet that was forgotten with everything else leaves nothing to look at.
        if (after !== undefined || turn.tables(scope).instances.count("place", place) > 0) places.add(place);
      }
    } else if (table === "gameSessions") {
      const place = releasedPlace(before as GameSession | undefined, after as GameSession | undefined);
      if (place !== undefined && hasSurplus(turn, scope, place)) places.add(place);
    }
  }
  return places;
}

function changedPlaces(before: Fleet | undefined, after: Fleet | undefined): readonly string[] {
  const fleet = after ?? before;
  if (fleet === undefined || fleet.computeType !== "EC2" || before?.locations === after?.locations) return [];
  const was = new Map((before?.locations ?? []).map(({ location, status }) => [location, status]));
  const is = new Map((after?.locations ?? []).map(({ location, status }) => [location, status]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((location) => was.get(location) !== is.get(location))
    .map((location) => placeKey(fleet.fleetId, location));
}

const protects = (gameSession: GameSession | undefined): boolean =>
  gameSession?.status === "ACTIVE" && gameSession.protectionPolicy === "FullProtection";

function releasedPlace(before: GameSession | undefined, after: GameSession | undefined): string | undefined {
  if (before === undefined || !protects(before) || protects(after)) return undefined;
  return placeKey(before.fleetId, before.location);
}

function hasSurplus(turn: Turn, scope: Scope, place: string): boolean {
  const { fleets, instances } = turn.tables(scope);
  const [fleetId = "", name = ""] = place.split("/");
  const desired = fleets.get(fleetId)?.locations.find(({ location }) => location === name)
    ?.instances?.desired;
  return desired !== undefined && instances.count("serving", place) > desired;
}

/** Says where processes are wanted: whoever keeps simulated servers listens to that. */
function tellWanted(turn: Turn, changes: readonly Change[]): void {
  const wanted = new Map<string, Instance>();
  for (const { table, before, after } of changes) {
    if (table !== "instances" || after === undefined) continue;
    const [was, is] = [before as Instance | undefined, after as Instance];
    if (wantedProcessCount(is) > (was === undefined ? 0 : wantedProcessCount(was)))
      wanted.set(is.instanceId, is);
    else if (wantedProcessCount(is) === 0) wanted.delete(is.instanceId);
  }
  for (const instance of wanted.values()) {
    turn.note({
      kind: "transition",
      what: "processes wanted",
      subjectId: instance.instanceId,
      details: { fleetId: instance.fleetId, count: wantedProcessCount(instance) },
    });
  }
}

/** A fleet's scaling policies go with it. */
function forgetPolicies(turn: Turn, scope: Scope, changes: readonly Change[]): void {
  const { scalingPolicies } = turn.tables(scope);
  for (const { table, before, after } of changes) {
    if (table !== "fleets" || after !== undefined || before === undefined) continue;
    const { fleetId } = before as Fleet;
    for (const policy of scalingPolicies.in("fleet", fleetId)) {
      scalingPolicies.delete(scalingPolicyKey(fleetId, policy.name));
    }
  }
}
