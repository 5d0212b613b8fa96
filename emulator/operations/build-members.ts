import type { Build as BuildMembers, OperatingSystem } from "@aws-sdk/client-gamelift";
import type { Build } from "../domain/build.ts";
import { instantMember } from "./instant-member.ts";

/** A build as the API shows it. **Documented** members. */
export const buildMembers = (build: Build): BuildMembers => ({
  BuildId: build.buildId,
  BuildArn: build.buildArn,
  Name: build.name,
  Version: build.version,
  Status: build.status,
  SizeOnDisk: build.sizeOnDisk,
  // The wire let no other text than the model's in.
  OperatingSystem: build.operatingSystem as OperatingSystem,
  CreationTime: instantMember(build.createdAt),
  ServerSdkVersion: build.serverSdkVersion,
});
