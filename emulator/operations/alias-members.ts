import type { Alias as AliasMembers, RoutingStrategy as RoutingMembers } from "@aws-sdk/client-gamelift";
import type { Alias } from "../domain/alias.ts";
import type { RoutingWish } from "../services/aliases.ts";
import type { Checked } from "./checked.ts";
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

/** Where an alias is to lead, as its caller says it. */
export const routingWish = (members: Checked<RoutingMembers>): RoutingWish => ({
  type: members.Type,
  fleetId: members.FleetId,
  message: members.Message,
});
