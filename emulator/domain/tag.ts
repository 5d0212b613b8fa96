import { taggingFailed } from "./api-error.ts";

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** The tags of one resource, in the order in which their keys first came. A resource without tags has no such record. */
export interface ResourceTags {
  readonly resourceArn: string;
  readonly tags: readonly Tag[];
}

/** **Documented** (AWS General Reference, to which GameLift's pages point): at most 50 for each resource. */
export const TAGS_PER_RESOURCE_LIMIT = 50;

/** **Documented** (AWS General Reference): keys that begin with aws:, in any case, are AWS's own. */
const isReserved = (key: string): boolean => key.toLowerCase().startsWith("aws:");

/**
 * What a resource's tags are after more were assigned: a key that it has gets the new value.
 *
 * **Documented**: assigning a tag again succeeds. **Assumed**: a key that one request names twice is refused, and each of
 * these is a TaggingFailedException, whose text speaks of format and count.
 *
 * @throws ApiError TaggingFailedException.
 */
export function withTags(present: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const values = new Map(present.map(({ key, value }) => [key, value]));
  const named = new Set<string>();
  for (const { key, value } of added) {
    if (isReserved(key)) throw taggingFailed(`Tag key ${key} begins with aws:, which is reserved for AWS.`);
    if (named.has(key)) throw taggingFailed(`Tag key ${key} is given more than once.`);
    named.add(key);
    values.set(key, value);
  }
  if (values.size > TAGS_PER_RESOURCE_LIMIT) {
    throw taggingFailed(
      `The resource would have ${values.size} tags; at most ${TAGS_PER_RESOURCE_LIMIT} are allowed.`,
    );
  }
  return [...values].map(([key, value]) => ({ key, value }));
}

/** **Documented**: keys that the resource does not have are passed over. */
export const withoutTags = (present: readonly Tag[], keys: readonly string[]): readonly Tag[] =>
  present.filter(({ key }) => !keys.includes(key));
