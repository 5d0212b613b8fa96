import type { Alias } from "../domain/alias.ts";
import { notFound, terminalRoutingStrategy } from "../domain/api-error.ts";
import { computeNameOf, idOf, ownGameSessionArn, regionOf } from "../domain/arn.ts";
import type { Build } from "../domain/build.ts";
import { type AuthToken, type Compute, computeKey } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import type { CustomLocation } from "../domain/location.ts";
import type { Placement } from "../domain/placement.ts";
import type { GameSessionQueue } from "../domain/queue.ts";
import type { Scope } from "../domain/scope.ts";
import type { Script } from "../domain/script.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { Turn } from "./turn.ts";

/** A process by its id: sockets do not say which account they belong to. */
export function findProcess(
  turn: Turn,
  processId: string,
): { readonly scope: Scope; readonly process: ServerProcess } | undefined {
  for (const scope of turn.scopes()) {
    const process = turn.tables(scope).serverProcesses.get(processId);
    if (process !== undefined) return { scope, process };
  }
  return undefined;
}

export function findToken(
  turn: Turn,
  token: string,
): { readonly scope: Scope; readonly token: AuthToken } | undefined {
  for (const scope of turn.scopes()) {
    const found = turn.tables(scope).authTokens.get(token);
    if (found !== undefined) return { scope, token: found };
  }
  return undefined;
}

/**
 * What an id or ARN means in a Region. **Assumed**: an ARN may name any account and partition, but one of another Region
 * names nothing here.
 */
export function here<Item>(
  scope: Scope,
  idOrArn: string,
  table: { get(id: string): Item | undefined },
): Item | undefined {
  return isHere(scope, idOrArn) ? table.get(idOf(idOrArn)) : undefined;
}

const isHere = (scope: Scope, idOrArn: string): boolean =>
  (regionOf(idOrArn) ?? scope.region) === scope.region;

/** The id that an id or ARN means in a Region. An ARN of another one stays whole, which is nobody's id. */
export const idHere = (scope: Scope, idOrArn: string): string =>
  isHere(scope, idOrArn) ? idOf(idOrArn) : idOrArn;

/** What these ids or ARNs mean in a Region, each thing once; what means nothing is left out. */
export const allHere = <Item>(
  scope: Scope,
  idsOrArns: readonly string[],
  table: { get(id: string): Item | undefined },
): readonly Item[] => {
  const ids = new Set(idsOrArns.filter((idOrArn) => isHere(scope, idOrArn)).map(idOf));
  return [...ids].flatMap((id) => table.get(id) ?? []);
};

/** @throws ApiError NotFoundException. */
export function fleetByIdOrArn(turn: Turn, scope: Scope, fleetIdOrArn: string): Fleet {
  const fleet = here(scope, fleetIdOrArn, turn.tables(scope).fleets);
  if (fleet === undefined) throw notFound(`Fleet ${fleetIdOrArn} was not found.`);
  return fleet;
}

/** @throws ApiError NotFoundException. */
export function aliasByIdOrArn(turn: Turn, scope: Scope, aliasIdOrArn: string): Alias {
  const alias = here(scope, aliasIdOrArn, turn.tables(scope).aliases);
  if (alias === undefined) throw notFound(`Alias ${aliasIdOrArn} was not found.`);
  return alias;
}

/**
 * The fleet an alias points at now.
 *
 * @throws ApiError NotFoundException; TerminalRoutingStrategyException with the alias's own message.
 */
export function fleetByAlias(turn: Turn, scope: Scope, aliasIdOrArn: string): Fleet {
  const alias = aliasByIdOrArn(turn, scope, aliasIdOrArn);
  if (alias.routing.type === "TERMINAL") throw terminalRoutingStrategy(alias.routing.message);
  return fleetByIdOrArn(turn, scope, alias.routing.fleetId);
}

/** @throws ApiError NotFoundException. */
export function buildByIdOrArn(turn: Turn, scope: Scope, buildIdOrArn: string): Build {
  const build = here(scope, buildIdOrArn, turn.tables(scope).builds);
  if (build === undefined) throw notFound(`Build ${buildIdOrArn} was not found.`);
  return build;
}

/** @throws ApiError NotFoundException. */
export function scriptByIdOrArn(turn: Turn, scope: Scope, scriptIdOrArn: string): Script {
  const script = here(scope, scriptIdOrArn, turn.tables(scope).scripts);
  if (script === undefined) throw notFound(`Script ${scriptIdOrArn} was not found.`);
  return script;
}

/** A custom location. @throws ApiError NotFoundException. */
export function locationByNameOrArn(turn: Turn, scope: Scope, nameOrArn: string): CustomLocation {
  const location = here(scope, nameOrArn, turn.tables(scope).locations);
  if (location === undefined) throw notFound(`Location ${nameOrArn} was not found.`);
  return location;
}

/** A compute of a fleet. @throws ApiError NotFoundException for either of them. */
export function computeByNameOrArn(
  turn: Turn,
  scope: Scope,
  fleetIdOrArn: string,
  computeNameOrArn: string,
): Compute {
  const { fleetId } = fleetByIdOrArn(turn, scope, fleetIdOrArn);
  const computeName = computeNameOf(computeNameOrArn);
  const compute = turn.tables(scope).computes.get(computeKey(fleetId, computeName));
  if (compute === undefined) throw notFound(`Compute ${computeName} of fleet ${fleetId} was not found.`);
  return compute;
}

/**
 * @param gameSessionId its ARN, in which account and partition may differ from ours: the record's own is the one to go on
 *   with.
 */
export function findGameSession(turn: Turn, scope: Scope, gameSessionId: string): GameSession | undefined {
  const { gameSessions } = turn.tables(scope);
  return gameSessions.get(gameSessionId) ?? gameSessions.get(ownGameSessionArn(gameSessionId));
}

/** @throws ApiError NotFoundException. */
export function gameSessionById(turn: Turn, scope: Scope, gameSessionId: string): GameSession {
  const gameSession = findGameSession(turn, scope, gameSessionId);
  if (gameSession === undefined) throw notFound(`Game session ${gameSessionId} was not found.`);
  return gameSession;
}

/** @throws ApiError NotFoundException. */
export function placementById(turn: Turn, scope: Scope, placementId: string): Placement {
  const placement = turn.tables(scope).placements.get(placementId);
  if (placement === undefined) throw notFound(`Game session placement ${placementId} was not found.`);
  return placement;
}

/** @throws ApiError NotFoundException. */
export function queueByNameOrArn(turn: Turn, scope: Scope, nameOrArn: string): GameSessionQueue {
  const queue = here(scope, nameOrArn, turn.tables(scope).queues);
  if (queue === undefined) throw notFound(`Game session queue ${nameOrArn} was not found.`);
  return queue;
}
