import type { ResolveAliasInput, ResolveAliasOutput } from "@aws-sdk/client-gamelift";
import { fleetByAlias } from "../services/find.ts";
import { operation } from "./operation.ts";

/**
 * The fleet that an alias leads to now. **Documented**: a TERMINAL alias is refused with its own message. **Assumed**: one
 * whose fleet is gone is a NotFoundException.
 */
export const resolveAlias = operation<ResolveAliasInput, ResolveAliasOutput>((turn, { scope, input }) => {
  const { fleetId, fleetArn } = fleetByAlias(turn, scope, input.AliasId);
  return { FleetId: fleetId, FleetArn: fleetArn };
});
