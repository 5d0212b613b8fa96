import type { CreateScriptInput, CreateScriptOutput } from "@aws-sdk/client-gamelift";
import { createScript as create } from "../services/scripts.ts";
import { createTagged } from "../services/tags.ts";
import { operation } from "./operation.ts";
import { s3LocationWish } from "./s3-location-members.ts";
import { scriptMembers } from "./script-members.ts";
import { tagsOf } from "./tag-members.ts";

/** Records a Realtime script, of whose files only the size is kept. **Documented** members. */
export const createScript = operation<CreateScriptInput, CreateScriptOutput>((turn, { scope, input }) => {
  const script = createTagged(
    turn,
    scope,
    tagsOf(input.Tags),
    () =>
      create(turn, scope, {
        name: input.Name,
        version: input.Version,
        nodeJsVersion: input.NodeJsVersion,
        zipFileBytes: input.ZipFile?.byteLength,
        storageLocation: s3LocationWish(input.StorageLocation),
      }),
    ({ scriptArn }) => scriptArn,
  );
  return { Script: scriptMembers(script) };
});
