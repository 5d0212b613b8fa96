import type { UpdateAliasInput, UpdateAliasOutput } from "@aws-sdk/client-gamelift";
import { updateAlias as update } from "../services/aliases.ts";
import { aliasMembers, routingWish } from "./alias-members.ts";
import { operation } from "./operation.ts";

/** Changes an alias, at once for placements that wait. **Documented** members. */
export const updateAlias = operation<UpdateAliasInput, UpdateAliasOutput>((turn, { scope, input }) => {
  const { RoutingStrategy: routing } = input;
  const alias = update(turn, scope, input.AliasId, {
    name: input.Name,
    description: input.Description,
    routing: routing === undefined ? undefined : routingWish(routing),
  });
  return { Alias: aliasMembers(alias) };
});
