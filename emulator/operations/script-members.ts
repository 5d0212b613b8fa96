import type { Script as ScriptMembers } from "@aws-sdk/client-gamelift";
import type { Script } from "../domain/script.ts";
import { instantMember } from "./instant-member.ts";
import { s3LocationMembers } from "./s3-location-members.ts";

/** A script as the API shows it. **Documented** members. */
export const scriptMembers = (script: Script): ScriptMembers => ({
  ScriptId: script.scriptId,
  ScriptArn: script.scriptArn,
  Name: script.name,
  Version: script.version,
  SizeOnDisk: script.sizeOnDisk,
  CreationTime: instantMember(script.createdAt),
  StorageLocation: s3LocationMembers(script.storageLocation),
  NodeJsVersion: script.nodeJsVersion,
});
