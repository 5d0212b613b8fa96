import type { Alias, RoutingStrategy } from "../domain/alias.ts";
import { type ApiError, invalidRequest, notFound } from "../domain/api-error.ts";
import { aliasArn } from "../domain/arn.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Page } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import { aliasByIdOrArn } from "./find.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

export interface RoutingWish {
  readonly type: RoutingStrategy["type"] | undefined;
  readonly fleetId: string | undefined;
  readonly message: string | undefined;
}

export interface AliasWish {
  readonly name: string;
  readonly description: string | undefined;
  readonly routing: RoutingWish;
}

/**
 * Makes an alias of a fleet, or a dead end with a message.
 *
 * **Documented**: what each type of routing needs; names need not be unique. **Observed** (aws/aws-cdk#38448): a TERMINAL
 * alias may be given a FleetId, which is dropped. **Assumed**: an unknown fleet is an InvalidRequestException, because
 * the operation declares no NotFoundException.
 *
 * @throws ApiError InvalidRequestException.
 */
export function createAlias(turn: Turn, scope: Scope, wish: AliasWish): Alias {
  const routing = routingOf(turn, scope, wish.routing, invalidRequest);
  const aliasId = `alias-${turn.uuid("alias")}`;
  return turn.tables(scope).aliases.put({
    ...givenMembers({ description: wish.description }),
    aliasId,
    aliasArn: aliasArn(scope, aliasId),
    sequence: turn.nextSequence(),
    name: wish.name,
    routing,
    createdAt: turn.now,
    updatedAt: turn.now,
  });
}

/**
 * Changes what is given of an alias; a routing strategy is replaced as a whole.
 *
 * **Documented**: members and errors. **Assumed**: it takes effect at once (up to two minutes on AWS), and a fleet that
 * does not exist is a NotFoundException, which this operation declares.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function updateAlias(
  turn: Turn,
  scope: Scope,
  aliasIdOrArn: string,
  change: { readonly [Name in keyof AliasWish]: AliasWish[Name] | undefined },
): Alias {
  const alias = aliasByIdOrArn(turn, scope, aliasIdOrArn);
  const routing = change.routing === undefined ? undefined : routingOf(turn, scope, change.routing, notFound);
  return turn.tables(scope).aliases.put({
    ...alias,
    ...givenMembers({ name: change.name, description: change.description, routing }),
    updatedAt: turn.now,
  });
}

/**
 * Forgets an alias. **Documented**: who uses it afterwards gets an error. **Assumed**: a queue may still name it, and
 * passes over it.
 *
 * @throws ApiError NotFoundException.
 */
export function deleteAlias(turn: Turn, scope: Scope, aliasIdOrArn: string): void {
  const alias = aliasByIdOrArn(turn, scope, aliasIdOrArn);
  turn.tables(scope).aliases.delete(alias.aliasId);
  deleteTags(turn, scope, alias.aliasArn);
}

/** Aliases of a type, of a name, of both, or all. **Assumed**: names are compared letter by letter. */
export function listAliases(
  turn: Turn,
  scope: Scope,
  wish: PageWish & {
    readonly type: RoutingStrategy["type"] | undefined;
    readonly name: string | undefined;
  },
): Page<Alias> {
  return creationPage("ListAliases", turn.tables(scope).aliases, bucketOf(wish.type, wish.name), wish);
}

function bucketOf(type: string | undefined, name: string | undefined) {
  if (type !== undefined && name !== undefined) return ["typeAndName", `${type}/${name}`] as const;
  if (type !== undefined) return ["type", type] as const;
  return name === undefined ? (["all", "all"] as const) : (["name", name] as const);
}

function routingOf(
  turn: Turn,
  scope: Scope,
  { type, fleetId, message }: RoutingWish,
  refuseFleet: (message: string) => ApiError,
): RoutingStrategy {
  if (type === undefined) throw invalidRequest("RoutingStrategy needs a Type: SIMPLE or TERMINAL.");
  if (type === "TERMINAL") {
    if (message === undefined || message === "") {
      throw invalidRequest("RoutingStrategy of Type TERMINAL needs a Message.");
    }
    return { type, message };
  }
  if (fleetId === undefined) throw invalidRequest("RoutingStrategy of Type SIMPLE needs a FleetId.");
  if (turn.tables(scope).fleets.get(fleetId) === undefined) {
    throw refuseFleet(`RoutingStrategy names fleet ${fleetId}, which does not exist.`);
  }
  return { type, fleetId };
}
