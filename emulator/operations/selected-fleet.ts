import type { Fleet } from "../domain/fleet.ts";
import { onlyOne } from "../domain/only-one.ts";
import type { Scope } from "../domain/scope.ts";
import { fleetByAlias, fleetByIdOrArn } from "../services/find.ts";
import type { Turn } from "../services/turn.ts";

/**
 * The fleet that a caller names by FleetId or AliasId, each an id or an ARN.
 *
 * @throws ApiError InvalidRequestException, NotFoundException, TerminalRoutingStrategyException.
 */
export function selectedFleet(
  turn: Turn,
  scope: Scope,
  { FleetId, AliasId }: { readonly FleetId?: string | undefined; readonly AliasId?: string | undefined },
): Fleet {
  const { name, value } = onlyOne({ FleetId, AliasId });
  return name === "FleetId" ? fleetByIdOrArn(turn, scope, value) : fleetByAlias(turn, scope, value);
}
