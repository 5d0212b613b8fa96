import { invalidRequest } from "../domain/api-error.ts";
import { buildArn } from "../domain/arn.ts";
import { type Build, DEFAULT_SERVER_SDK_VERSION } from "../domain/build.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Scope } from "../domain/scope.ts";
import type { Turn } from "./turn.ts";

export interface BuildWish {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly operatingSystem: string | undefined;
  readonly serverSdkVersion: string | undefined;
}

/**
 * Records a build. **Observed** (Terraform's provider): an operating system must be named, though the model does not
 * require it.
 *
 * @throws ApiError InvalidRequestException.
 */
export function createBuild(turn: Turn, scope: Scope, wish: BuildWish): Build {
  if (wish.operatingSystem === undefined) throw invalidRequest("OperatingSystem is required.");
  const buildId = `build-${turn.uuid("build")}`;
  return turn.tables(scope).builds.put({
    ...givenMembers({ name: wish.name, version: wish.version }),
    buildId,
    buildArn: buildArn(scope, buildId),
    operatingSystem: wish.operatingSystem,
    serverSdkVersion: wish.serverSdkVersion ?? DEFAULT_SERVER_SDK_VERSION,
    status: "READY",
    sizeOnDisk: 0,
    createdAt: turn.now,
  });
}
