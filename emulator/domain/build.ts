import type { Instant } from "./instant.ts";

/** A server build as CreateBuild records it; nothing is uploaded or stored. */
export interface Build {
  readonly buildId: string;
  readonly buildArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly name?: string;
  readonly version?: string;
  readonly operatingSystem: string;
  readonly serverSdkVersion: string;
  readonly status: "READY";
  readonly sizeOnDisk: number;
  readonly createdAt: Instant;
}

/** **Documented**: what a build is taken for that names no version. */
export const DEFAULT_SERVER_SDK_VERSION = "4.0.2";
