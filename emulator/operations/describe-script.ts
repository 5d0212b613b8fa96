import type { DescribeScriptInput, DescribeScriptOutput } from "@aws-sdk/client-gamelift";
import { scriptByIdOrArn } from "../services/find.ts";
import { operation } from "./operation.ts";
import { scriptMembers } from "./script-members.ts";

/** Shows a script. **Documented** members. */
export const describeScript = operation<DescribeScriptInput, DescribeScriptOutput>(
  (turn, { scope, input }) => ({ Script: scriptMembers(scriptByIdOrArn(turn, scope, input.ScriptId)) }),
);
