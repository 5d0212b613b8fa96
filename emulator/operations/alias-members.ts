import type { Alias as AliasMembers } from "@aws-sdk/client-gamelift";
import type { Alias } from "../domain/alias.ts";
import { instantMember } from "./instant-member.ts";

/** An alias as the API shows it. **Documented** members. */
export const aliasMembers = (alias: Alias): AliasMembers => ({
  AliasId: alias.aliasId,
  Name: alias.name,
  AliasArn: alias.aliasArn,
  Description: alias.description,
  RoutingStrategy:
    alias.routing.type === "SIMPLE"
      ? { Type: "SIMPLE", FleetId: alias.routing.fleetId }
      : { Type: "TERMINAL", Message: alias.routing.message },
  CreationTime: instantMember(alias.createdAt),
  LastUpdatedTime: instantMember(alias.updatedAt),
});
