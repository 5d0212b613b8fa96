import type { UpdateScriptInput, UpdateScriptOutput } from "@aws-sdk/client-gamelift";
import { updateScript as update } from "../services/scripts.ts";
import { operation } from "./operation.ts";
import { s3LocationWish } from "./s3-location-members.ts";
import { scriptMembers } from "./script-members.ts";

/** Changes a script's name, version and files, whichever is given. **Documented** members. */
export const updateScript = operation<UpdateScriptInput, UpdateScriptOutput>((turn, { scope, input }) => {
  const script = update(turn, scope, input.ScriptId, {
    name: input.Name,
    version: input.Version,
    zipFileBytes: input.ZipFile?.byteLength,
    storageLocation: s3LocationWish(input.StorageLocation),
  });
  return { Script: scriptMembers(script) };
});
