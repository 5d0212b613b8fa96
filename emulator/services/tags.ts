import { type ApiError, invalidRequest, notFound } from "../domain/api-error.ts";
import type { Scope } from "../domain/scope.ts";
import { type Tag, withoutTags, withTags } from "../domain/tag.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Turn } from "./turn.ts";

/**
 * Makes a resource with the tags that its caller gave it. The tags are checked first, so that a refused call has done
 * nothing.
 *
 * @throws ApiError TaggingFailedException, and what `create` throws.
 */
export function createTagged<Resource>(
  turn: Turn,
  scope: Scope,
  tags: readonly Tag[] | undefined,
  create: () => Resource,
  arnOf: (resource: Resource) => string,
): Resource {
  const checked = withTags([], tags ?? []);
  const resource = create();
  putTags(turn, scope, arnOf(resource), checked);
  return resource;
}

/** @throws ApiError NotFoundException, InvalidRequestException, TaggingFailedException. */
export function tagResource(turn: Turn, scope: Scope, arn: string, tags: readonly Tag[]): void {
  const resourceArn = taggedResourceArn(turn, scope, arn);
  putTags(turn, scope, resourceArn, withTags(presentTags(turn, scope, resourceArn), tags));
}

/** @throws ApiError NotFoundException, InvalidRequestException. */
export function untagResource(turn: Turn, scope: Scope, arn: string, keys: readonly string[]): void {
  const resourceArn = taggedResourceArn(turn, scope, arn);
  putTags(turn, scope, resourceArn, withoutTags(presentTags(turn, scope, resourceArn), keys));
}

/** @throws ApiError NotFoundException, InvalidRequestException. */
export const tagsOfResource = (turn: Turn, scope: Scope, arn: string): readonly Tag[] =>
  presentTags(turn, scope, taggedResourceArn(turn, scope, arn));

/** To be called with every resource that is deleted: a later one of the same name begins without tags. */
export function deleteTags(turn: Turn, scope: Scope, resourceArn: string): void {
  turn.tables(scope).tags.delete(resourceArn);
}

const presentTags = (turn: Turn, scope: Scope, resourceArn: string): readonly Tag[] =>
  turn.tables(scope).tags.get(resourceArn)?.tags ?? [];

function putTags(turn: Turn, scope: Scope, resourceArn: string, tags: readonly Tag[]): void {
  const { tags: table } = turn.tables(scope);
  if (tags.length === 0) table.delete(resourceArn);
  else table.put({ resourceArn, tags });
}

/** The kinds of resources that can bear tags, by the word in their ARNs, and how each is found. */
const taggable: { readonly [kind: string]: (tables: ScopedTables, id: string) => string | undefined } = {
  fleet: ({ fleets }, id) => fleets.get(id)?.fleetArn,
  alias: ({ aliases }, id) => aliases.get(id)?.aliasArn,
  build: ({ builds }, id) => builds.get(id)?.buildArn,
  script: ({ scripts }, id) => scripts.get(id)?.scriptArn,
  location: ({ locations }, id) => locations.get(id)?.locationArn,
  gamesessionqueue: ({ queues }, id) => queues.get(id)?.queueArn,
};

/**
 * The ARN of a resource as we write it, from one in which account and partition may differ.
 *
 * **Assumed**: a text that is no GameLift ARN is an InvalidRequestException; resources of other kinds and Regions are not
 * found.
 */
function taggedResourceArn(turn: Turn, scope: Scope, arn: string): string {
  const [, region, kind, id] = /^arn:[^:]+:gamelift:([^:]*):[^:]*:([a-z]+)\/(.+)$/.exec(arn) ?? [];
  if (kind === undefined || id === undefined) throw notAnArn(arn);
  const find = Object.hasOwn(taggable, kind) ? taggable[kind] : undefined;
  const found = region === scope.region ? find?.(turn.tables(scope), id) : undefined;
  if (found === undefined) throw notFound(`Resource ${arn} was not found.`);
  return found;
}

const notAnArn = (arn: string): ApiError =>
  invalidRequest(`ResourceARN ${arn} is not the ARN of a GameLift resource.`);
