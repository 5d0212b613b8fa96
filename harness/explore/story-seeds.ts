/** By which the explore command tells the scenarios of random stories how many they are. */
export const STORY_SEED_VARIABLES = {
  seed: "WINDTUNNEL_EXPLORE_SEED",
  from: "WINDTUNNEL_EXPLORE_FROM",
  count: "WINDTUNNEL_EXPLORE_COUNT",
} as const;

/** The seeds of the random stories of this run; a few where nobody asked for more. */
export function storySeeds(environment: NodeJS.ProcessEnv): readonly string[] {
  const { seed, from, count } = STORY_SEED_VARIABLES;
  const first = Number(environment[from] ?? 0);
  return Array.from(
    { length: Number(environment[count] ?? 2) },
    (_, index) => `${environment[seed] ?? "1"}/${first + index}`,
  );
}
