/** What must be true of the tags and tokens of an account and region at any time, and where it is not. */
import { computeKey } from "../domain/compute.ts";
import { TAGS_PER_RESOURCE_LIMIT } from "../domain/tag.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";

/** One line for each tag that outlived its resource, and each token that outlived its compute. */
export function tagContradictions(tables: ScopedTables): readonly string[] {
  const arns = new Set([
    ...tables.fleets.all().map(({ fleetArn }) => fleetArn),
    ...tables.aliases.all().map(({ aliasArn }) => aliasArn),
    ...tables.builds.all().map(({ buildArn }) => buildArn),
    ...tables.scripts.all().map(({ scriptArn }) => scriptArn),
    ...tables.locations.all().map(({ locationArn }) => locationArn),
    ...tables.queues.all().map(({ queueArn }) => queueArn),
  ]);
  const tagged = tables.tags
    .all()
    .flatMap(({ resourceArn, tags }) => [
      ...(arns.has(resourceArn) ? [] : [`${resourceArn} has tags and does not exist`]),
      ...(tags.length > 0 && tags.length <= TAGS_PER_RESOURCE_LIMIT
        ? []
        : [`${resourceArn} has ${tags.length} tags`]),
      ...(new Set(tags.map(({ key }) => key)).size === tags.length
        ? []
        : [`${resourceArn} has two tags of one key`]),
    ]);
  const tokens = tables.authTokens.all().flatMap(({ fleetId, computeName }) => {
    const key = computeKey(fleetId, computeName);
    return tables.computes.get(key) === undefined
      ? [`a token is for compute ${key}, which does not exist`]
      : [];
  });
  return [...tagged, ...tokens];
}
