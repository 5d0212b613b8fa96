import type { Invariant } from "./invariant.ts";

/** **Documented** (AWS General Reference): at most 50 tags for each resource, one of each key. */
const MOST_TAGS = 50;

export const tagsBelongToResources: Invariant = {
  name: "tags belong to resources",
  truth: "Only resources that exist have tags: from 1 to 50, and one of each key.",
  check: ({ scopes }) =>
    scopes.flatMap(({ records }) => {
      if (records.tags.length === 0) return [];
      const arns = new Set([
        ...records.fleets.map(({ fleetArn }) => fleetArn),
        ...records.aliases.map(({ aliasArn }) => aliasArn),
        ...records.builds.map(({ buildArn }) => buildArn),
        ...records.scripts.map(({ scriptArn }) => scriptArn),
        ...records.locations.map(({ locationArn }) => locationArn),
        ...records.queues.map(({ queueArn }) => queueArn),
      ]);
      return records.tags.flatMap(({ resourceArn, tags }) => {
        const problems: string[] = [];
        if (!arns.has(resourceArn)) problems.push("has tags and does not exist");
        if (tags.length === 0 || tags.length > MOST_TAGS) problems.push(`has ${tags.length} tags`);
        if (new Set(tags.map(({ key }) => key)).size < tags.length) problems.push("has two tags of one key");
        return problems.map((problem) => `${resourceArn} ${problem}`);
      });
    }),
};
