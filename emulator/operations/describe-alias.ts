import type { DescribeAliasInput, DescribeAliasOutput } from "@aws-sdk/client-gamelift";
import { aliasByIdOrArn } from "../services/find.ts";
import { aliasMembers } from "./alias-members.ts";
import { operation } from "./operation.ts";

/** Shows an alias, a TERMINAL one as well. **Documented**: NotFoundException for an unknown one. */
export const describeAlias = operation<DescribeAliasInput, DescribeAliasOutput>((turn, { scope, input }) => ({
  Alias: aliasMembers(aliasByIdOrArn(turn, scope, input.AliasId)),
}));
