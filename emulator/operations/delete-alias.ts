import type { DeleteAliasInput } from "@aws-sdk/client-gamelift";
import { deleteAlias as forget } from "../services/aliases.ts";
import { operation } from "./operation.ts";

/** Forgets an alias and its tags. **Documented** members. */
export const deleteAlias = operation<DeleteAliasInput, object>((turn, { scope, input }) => {
  forget(turn, scope, input.AliasId);
  return {};
});
