import { invalidRequest } from "../domain/api-error.ts";
import { scriptArn } from "../domain/arn.ts";
import { givenMembers } from "../domain/given-members.ts";
import type { Page } from "../domain/page.ts";
import type { S3Location } from "../domain/s3-location.ts";
import type { Scope } from "../domain/scope.ts";
import { nodeJsVersion, type Script, type ScriptFilesWish, scriptFiles } from "../domain/script.ts";
import { creationPage, type PageWish } from "./creation-page.ts";
import { scriptByIdOrArn } from "./find.ts";
import { deleteTags } from "./tags.ts";
import type { Turn } from "./turn.ts";

export interface ScriptWish extends ScriptFilesWish {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly nodeJsVersion: string | undefined;
}

/**
 * Records a Realtime script. **Documented**: its files come in the call or from S3. **Assumed**: one of the two is
 * needed, though the model requires neither.
 *
 * @throws ApiError InvalidRequestException.
 */
export function createScript(turn: Turn, scope: Scope, wish: ScriptWish): Script {
  const version = nodeJsVersion(wish.nodeJsVersion);
  const scriptId = `script-${turn.uuid("script")}`;
  const files = scriptFiles(wish, placeOfService(scope, scriptId));
  if (files === undefined) throw invalidRequest("ZipFile or StorageLocation is required.");
  return turn.tables(scope).scripts.put({
    ...givenMembers({ name: wish.name, version: wish.version }),
    ...files,
    scriptId,
    scriptArn: scriptArn(scope, scriptId),
    sequence: turn.nextSequence(),
    nodeJsVersion: version,
    createdAt: turn.now,
  });
}

/**
 * Changes what is given of a script, its files included. **Documented**: new files may come by either way, whichever the
 * old ones came by; the version of Node.js stays.
 *
 * @throws ApiError NotFoundException, InvalidRequestException.
 */
export function updateScript(
  turn: Turn,
  scope: Scope,
  scriptIdOrArn: string,
  change: Omit<ScriptWish, "nodeJsVersion">,
): Script {
  const script = scriptByIdOrArn(turn, scope, scriptIdOrArn);
  const files = scriptFiles(change, placeOfService(scope, script.scriptId));
  return turn.tables(scope).scripts.put({
    ...script,
    ...givenMembers({ name: change.name, version: change.version }),
    ...files,
  });
}

/**
 * Forgets a script. **Documented**: instances of fleets that use it fall into an error state. **Assumed**: not here,
 * where no instance fetches scripts; no new fleet can be made from it.
 *
 * @throws ApiError NotFoundException.
 */
export function deleteScript(turn: Turn, scope: Scope, scriptIdOrArn: string): void {
  const script = scriptByIdOrArn(turn, scope, scriptIdOrArn);
  turn.tables(scope).scripts.delete(script.scriptId);
  deleteTags(turn, scope, script.scriptArn);
}

export const listScripts = (turn: Turn, scope: Scope, wish: PageWish): Page<Script> =>
  creationPage("ListScripts", turn.tables(scope).scripts, ["all", "all"], wish);

/** **Assumed**: the name of the service's bucket; nothing is kept there. */
const placeOfService = (scope: Scope, scriptId: string): S3Location => ({
  bucket: `windtunnel-scripts-${scope.region}`,
  key: `${scope.account}/${scriptId}`,
});
