import type { DescribeBuildInput, DescribeBuildOutput } from "@aws-sdk/client-gamelift";
import { buildByIdOrArn } from "../services/find.ts";
import { buildMembers } from "./build-members.ts";
import { operation } from "./operation.ts";

/** Shows a build. **Documented** members. */
export const describeBuild = operation<DescribeBuildInput, DescribeBuildOutput>((turn, { scope, input }) => ({
  Build: buildMembers(buildByIdOrArn(turn, scope, input.BuildId)),
}));
