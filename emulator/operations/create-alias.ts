import type { CreateAliasInput, CreateAliasOutput } from "@aws-sdk/client-gamelift";
import { createAlias as create } from "../services/aliases.ts";
import { createTagged } from "../services/tags.ts";
import { aliasMembers, routingWish } from "./alias-members.ts";
import { operation } from "./operation.ts";
import { tagsOf } from "./tag-members.ts";

/** Makes an alias. **Documented** members. **Assumed**: takes effect at once (up to two minutes on AWS). */
export const createAlias = operation<CreateAliasInput, CreateAliasOutput>((turn, { scope, input }) => {
  const alias = createTagged(
    turn,
    scope,
    tagsOf(input.Tags),
    () =>
      create(turn, scope, {
        name: input.Name,
        description: input.Description,
        routing: routingWish(input.RoutingStrategy),
      }),
    ({ aliasArn }) => aliasArn,
  );
  return { Alias: aliasMembers(alias) };
});
