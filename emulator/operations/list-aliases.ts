import type { ListAliasesInput, ListAliasesOutput } from "@aws-sdk/client-gamelift";
import { listAliases as list } from "../services/aliases.ts";
import { aliasMembers } from "./alias-members.ts";
import { operation } from "./operation.ts";

/** Aliases in the order of their creation. **Documented** members; the service promises no order. */
export const listAliases = operation<ListAliasesInput, ListAliasesOutput>((turn, { scope, input }) => {
  const { items, nextToken } = list(turn, scope, {
    type: input.RoutingStrategyType,
    name: input.Name,
    limit: input.Limit,
    token: input.NextToken,
  });
  return { Aliases: items.map(aliasMembers), NextToken: nextToken };
});
