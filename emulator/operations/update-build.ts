import type { UpdateBuildInput, UpdateBuildOutput } from "@aws-sdk/client-gamelift";
import { updateBuild as update } from "../services/builds.ts";
import { buildMembers } from "./build-members.ts";
import { operation } from "./operation.ts";

/** Changes a build's name and version, whichever is given. **Documented** members. */
export const updateBuild = operation<UpdateBuildInput, UpdateBuildOutput>((turn, { scope, input }) => ({
  Build: buildMembers(update(turn, scope, input.BuildId, { name: input.Name, version: input.Version })),
}));
