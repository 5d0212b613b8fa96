import type { ListBuildsInput, ListBuildsOutput } from "@aws-sdk/client-gamelift";
import { listBuilds as list } from "../services/builds.ts";
import { buildMembers } from "./build-members.ts";
import { operation } from "./operation.ts";

/** Builds in the order of their creation. **Documented** members; the service promises no order. */
export const listBuilds = operation<ListBuildsInput, ListBuildsOutput>((turn, { scope, input }) => {
  const { items, nextToken } = list(turn, scope, {
    status: input.Status,
    limit: input.Limit,
    token: input.NextToken,
  });
  return { Builds: items.map(buildMembers), NextToken: nextToken };
});
