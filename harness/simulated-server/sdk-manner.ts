import { GO_WRITE_SILENCE_MS, type SdkProfile, type SdkTimings, sdkProfiles } from "./sdk-profile.ts";
import type { ServerScript } from "./server-script.ts";

/** How one server speaks, and how long it waits. */
export interface SdkManner {
  readonly profile: SdkProfile;
  readonly timings: SdkTimings;
}

/** That of the script's SDK, with its silence when the script wants it. @param timings in place of the SDK's own. */
export function mannerOf(script: ServerScript, timings: Partial<SdkTimings> = {}): SdkManner {
  const profile = sdkProfiles[script.profile ?? "Go"];
  const silence =
    script.silentAfterReconnect === true ? { silenceAfterReconnectMs: GO_WRITE_SILENCE_MS } : {};
  return { profile, timings: { ...profile.timings, ...silence, ...timings } };
}
