import { invalidRequest } from "../domain/api-error.ts";
import { buildArn } from "../domain/arn.ts";
import { type Build, DEFAULT_SERVER_SDK_VERSION } from "../domain/build.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Page } from "../domain/page.ts";
import { ownS3Location, type S3Location, type S3LocationWish } from "../domain/s3-location.ts";
import type { Scope } from "../domain/scope.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import { buildByIdOrArn } from "./find.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

export interface BuildWish {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly serverSdkVersion: string | undefined;
  readonly storageLocation: S3LocationWish | undefined;
}

export interface CreatedBuild {
  readonly build: Build;
  readonly storageLocation: S3Location;
  /** Undefined for files in the caller's own bucket. */
  readonly uploadCredentials?: UploadCredentials;
}

export interface UploadCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * Records a build, which is READY at once: nothing is uploaded or fetched.
 *
 * **Observed** (Terraform's provider): an operating system must be named, though the model does not require it.
 * **Documented**: without a StorageLocation the answer names a place to upload to and credentials for it. **Assumed**:
 * both are inventions of the right form, which open nothing.
 *
 * @throws ApiError InvalidRequestException.
 */
export function createBuild(turn: Turn, scope: Scope, wish: BuildWish): CreatedBuild {
  if (wish.operatingSystem === undefined) throw invalidRequest("OperatingSystem is required.");
  const ownLocation = wish.storageLocation === undefined ? undefined : ownS3Location(wish.storageLocation);
  const buildId = `build-${turn.uuid("build")}`;
  const build = turn.tables(scope).builds.put({
    ...givenMembers({ name: wish.name, version: wish.version }),
    buildId,
    buildArn: buildArn(scope, buildId),
    sequence: turn.nextSequence(),
    operatingSystem: wish.operatingSystem,
    serverSdkVersion: wish.serverSdkVersion ?? DEFAULT_SERVER_SDK_VERSION,
    status: "READY",
    sizeOnDisk: 0,
    createdAt: turn.now,
  });
  if (ownLocation !== undefined) return { build, storageLocation: ownLocation };
  return {
    build,
    storageLocation: {
      bucket: `windtunnel-builds-${scope.region}`,
      key: `${scope.account}/${buildId}`,
    },
    uploadCredentials: inventedCredentials(turn, buildId),
  };
}

/** **Documented** (IAM): temporary keys begin with ASIA and have 20 characters; secrets have 40. */
function inventedCredentials(turn: Turn, buildId: string): UploadCredentials {
  const digits = () => turn.uuid("upload-credentials", buildId).replaceAll("-", "").toUpperCase();
  return {
    accessKeyId: `ASIA${digits().slice(0, 16)}`,
    secretAccessKey: `${digits()}${digits()}`.slice(0, 40),
    sessionToken: `windtunnel/${digits()}${digits()}`,
  };
}

/** Changes what is given of a build. @throws ApiError NotFoundException. */
export function updateBuild(
  turn: Turn,
  scope: Scope,
  buildIdOrArn: string,
  change: Pick<BuildWish, "name" | "version">,
): Build {
  const build = buildByIdOrArn(turn, scope, buildIdOrArn);
  return turn.tables(scope).builds.put({
    ...build,
    ...givenMembers({ name: change.name, version: change.version }),
  });
}

/**
 * Forgets a build. **Documented**: fleets that use it stay as they are; no new one can be made from it.
 *
 * @throws ApiError NotFoundException.
 */
export function deleteBuild(turn: Turn, scope: Scope, buildIdOrArn: string): void {
  const build = buildByIdOrArn(turn, scope, buildIdOrArn);
  turn.tables(scope).builds.delete(build.buildId);
  deleteTags(turn, scope, build.buildArn);
}

/** Builds of a status, or all. */
export const listBuilds = (
  turn: Turn,
  scope: Scope,
  wish: PageWish & { readonly status: string | undefined },
): Page<Build> =>
  creationPage(
    "ListBuilds",
    turn.tables(scope).builds,
    wish.status === undefined ? ["all", "all"] : ["status", wish.status],
    wish,
  );
