import type { Alias, RoutingStrategy } from "../domain/alias.ts";
import { invalidRequest } from "../domain/api-error.ts";
import { aliasArn } from "../domain/arn.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

export interface AliasWish {
  readonly name: string;
  readonly description: string | undefined;
  readonly routing: {
    readonly type: "SIMPLE" | "TERMINAL" | undefined;
    readonly fleetId: string | undefined;
    readonly message: string | undefined;
  };
}

/**
 * Makes an alias of a fleet, or a dead end with a message.
 *
 * **Documented**: what each type of routing needs. **Observed** (aws/aws-cdk#38448): a TERMINAL alias may be given a
 * FleetId, which is dropped. **Assumed**: names need not be unique; an unknown fleet is an InvalidRequestException,
 * because the operation declares no NotFoundException.
 *
 * @throws ApiError InvalidRequestException.
 */
export function createAlias(turn: Turn, scope: Scope, wish: AliasWish): Alias {
  const aliasId = `alias-${turn.uuid("alias")}`;
  return turn.tables(scope).aliases.put({
    ...givenMembers({ description: wish.description }),
    aliasId,
    aliasArn: aliasArn(scope, aliasId),
    name: wish.name,
    routing: routingOf(turn, scope, wish.routing),
    createdAt: turn.now,
    updatedAt: turn.now,
  });
}

function routingOf(
  turn: Turn,
  scope: Scope,
  { type, fleetId, message }: AliasWish["routing"],
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
    throw invalidRequest(`RoutingStrategy names fleet ${fleetId}, which does not exist.`);
  }
  return { type, fleetId };
}
