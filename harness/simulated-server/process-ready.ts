import { sdkLanguage, sdkVersion, simulatedToolName } from "./sdk-address.ts";
import type { FrameFields } from "./sdk-frames.ts";

/** What ProcessReady says in ActivateServerProcess. **Observed** in the Go Server SDK 5.6.0: null where there are no logs. */
export function processReady(given: {
  readonly port: number | undefined;
  readonly toolName: string | undefined;
  readonly logPaths: readonly string[] | undefined;
}): FrameFields {
  return {
    SdkVersion: sdkVersion,
    SdkLanguage: sdkLanguage,
    SdkToolName: given.toolName ?? simulatedToolName,
    SdkToolVersion: "1.0.0",
    Port: given.port,
    LogPaths: given.logPaths ?? null,
  };
}
