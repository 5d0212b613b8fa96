import type { DeleteBuildInput } from "@aws-sdk/client-gamelift";
import { deleteBuild as forget } from "../services/builds.ts";
import { operation } from "./operation.ts";

/** Forgets a build and its tags; its fleets stay. **Documented** members. */
export const deleteBuild = operation<DeleteBuildInput, object>((turn, { scope, input }) => {
  forget(turn, scope, input.BuildId);
  return {};
});
