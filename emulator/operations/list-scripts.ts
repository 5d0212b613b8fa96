import type { ListScriptsInput, ListScriptsOutput } from "@aws-sdk/client-gamelift";
import { listScripts as list } from "../services/scripts.ts";
import { operation } from "./operation.ts";
import { scriptMembers } from "./script-members.ts";

/** Scripts in the order of their creation. **Documented** members. */
export const listScripts = operation<ListScriptsInput, ListScriptsOutput>((turn, { scope, input }) => {
  const { items, nextToken } = list(turn, scope, { limit: input.Limit, token: input.NextToken });
  return { Scripts: items.map(scriptMembers), NextToken: nextToken };
});
