import type { CreateBuildInput, CreateBuildOutput } from "@aws-sdk/client-gamelift";
import { createBuild as create } from "../services/builds.ts";
import { createTagged } from "../services/tags.ts";
import { buildMembers } from "./build-members.ts";
import { operation } from "./operation.ts";
import { s3LocationMembers, s3LocationWish } from "./s3-location-members.ts";
import { tagsOf } from "./tag-members.ts";

/** Records a build. **Documented** members; what is invented of the answer, services/builds.ts says. */
export const createBuild = operation<CreateBuildInput, CreateBuildOutput>((turn, { scope, input }) => {
  const { build, storageLocation, uploadCredentials } = createTagged(
    turn,
    scope,
    tagsOf(input.Tags),
    () =>
      create(turn, scope, {
        name: input.Name,
        version: input.Version,
        operatingSystem: input.OperatingSystem,
        serverSdkVersion: input.ServerSdkVersion,
        storageLocation: s3LocationWish(input.StorageLocation),
      }),
    (created) => created.build.buildArn,
  );
  return {
    Build: buildMembers(build),
    StorageLocation: s3LocationMembers(storageLocation),
    UploadCredentials:
      uploadCredentials === undefined
        ? undefined
        : {
            AccessKeyId: uploadCredentials.accessKeyId,
            SecretAccessKey: uploadCredentials.secretAccessKey,
            SessionToken: uploadCredentials.sessionToken,
          },
  };
});
