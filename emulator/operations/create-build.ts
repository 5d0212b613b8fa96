import type { CreateBuildInput, CreateBuildOutput } from "@aws-sdk/client-gamelift";
import { createBuild as create } from "../services/create-build.ts";
import { buildMembers } from "./build-members.ts";
import { operation } from "./operation.ts";

/**
 * Records a build, which is READY at once: nothing is uploaded or fetched. **Documented**: members and their defaults.
 * **Assumed**: no UploadCredentials are handed out, since nothing here would take an upload; tags are not kept.
 */
export const createBuild = operation<CreateBuildInput, CreateBuildOutput>((turn, { scope, input }) => ({
  Build: buildMembers(
    create(turn, scope, {
      name: input.Name,
      version: input.Version,
      operatingSystem: input.OperatingSystem,
      serverSdkVersion: input.ServerSdkVersion,
    }),
  ),
  StorageLocation: input.StorageLocation === undefined ? undefined : { ...input.StorageLocation },
}));
