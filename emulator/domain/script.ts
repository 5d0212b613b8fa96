import { invalidRequest } from "./api-error.ts";
import type { Instant } from "./instant.ts";
import { ownS3Location, type S3Location, type S3LocationWish } from "./s3-location.ts";

/** A Realtime script as CreateScript records it; its files are measured and thrown away, since nothing here runs them. */
export interface Script {
  readonly scriptId: string;
  readonly scriptArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly name?: string;
  readonly version?: string;
  /** **Documented**: bytes of the zip file; 0 for files in the caller's own bucket. */
  readonly sizeOnDisk: number;
  readonly storageLocation: S3Location;
  readonly nodeJsVersion: string;
  readonly createdAt: Instant;
}

/** **Documented**: the versions of Node.js that run scripts, the default first. */
const NODE_JS_VERSIONS: readonly [string, ...string[]] = ["10.x", "24.x"];

/** @throws ApiError InvalidRequestException for a version that the service does not offer. */
export function nodeJsVersion(asked: string | undefined): string {
  const version = asked ?? NODE_JS_VERSIONS[0];
  if (NODE_JS_VERSIONS.includes(version)) return version;
  throw invalidRequest(`NodeJsVersion must be one of ${NODE_JS_VERSIONS.join(", ")}, not ${version}.`);
}

/**
 * **Assumed**: no page says on which system scripts of a fleet run; each version of Node.js gets the newest that runs it.
 */
export const scriptOperatingSystem = (script: Script): string =>
  script.nodeJsVersion === "24.x" ? "AMAZON_LINUX_2023" : "AMAZON_LINUX_2";

export interface ScriptFilesWish {
  readonly zipFileBytes: number | undefined;
  readonly storageLocation: S3LocationWish | undefined;
}

/**
 * Where a script's files are and how large they are; undefined when none are given.
 *
 * **Documented**: they come in the call or from S3, and those in the call are kept in a bucket of the service.
 * **Assumed**: both at once, or an empty file, are refused.
 *
 * @throws ApiError InvalidRequestException.
 */
export function scriptFiles(
  { zipFileBytes, storageLocation }: ScriptFilesWish,
  ofService: S3Location,
): Pick<Script, "sizeOnDisk" | "storageLocation"> | undefined {
  if (zipFileBytes !== undefined && storageLocation !== undefined) {
    throw invalidRequest("ZipFile and StorageLocation exclude each other.");
  }
  if (storageLocation !== undefined) {
    return { sizeOnDisk: 0, storageLocation: ownS3Location(storageLocation) };
  }
  if (zipFileBytes === undefined) return undefined;
  if (zipFileBytes === 0) throw invalidRequest("ZipFile is empty.");
  return { sizeOnDisk: zipFileBytes, storageLocation: ofService };
}
