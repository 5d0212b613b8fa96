import type { CreateAliasInput, CreateAliasOutput } from "@aws-sdk/client-gamelift";
import { createAlias as create } from "../services/create-alias.ts";
import { aliasMembers } from "./alias-members.ts";
import { operation } from "./operation.ts";

/** Makes an alias. **Documented** members. **Assumed**: takes effect at once (up to two minutes on AWS); tags are not kept. */
export const createAlias = operation<CreateAliasInput, CreateAliasOutput>((turn, { scope, input }) => ({
  Alias: aliasMembers(
    create(turn, scope, {
      name: input.Name,
      description: input.Description,
      routing: {
        type: input.RoutingStrategy.Type,
        fleetId: input.RoutingStrategy.FleetId,
        message: input.RoutingStrategy.Message,
      },
    }),
  ),
}));
