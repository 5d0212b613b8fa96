import { simulatedToolName } from "./sdk-address.ts";
import type { FrameFields } from "./sdk-frames.ts";
import type { SdkProfile } from "./sdk-profile.ts";

/** What ProcessReady says in ActivateServerProcess. */
export function processReady(given: {
  readonly profile: SdkProfile;
  readonly port: number | undefined;
  readonly toolName: string | undefined;
  readonly logPaths: readonly string[] | undefined;
}): FrameFields {
  return {
    SdkVersion: given.profile.version,
    SdkLanguage: given.profile.language,
    SdkToolName: given.toolName ?? simulatedToolName,
    SdkToolVersion: "1.0.0",
    Port: given.port,
    ...(given.logPaths === undefined ? {} : { LogPaths: given.logPaths }),
  };
}
