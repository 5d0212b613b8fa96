/** How many scenarios are played at once, where that was asked for or has been decided: in the environment of each worker. */
export const STORIES_AT_ONCE = "WINDTUNNEL_STORIES_AT_ONCE";

/** Undefined where nobody says. @throws Error for what is no count. */
export function storiesAtOnceIn(environment: NodeJS.ProcessEnv): number | undefined {
  const text = environment[STORIES_AT_ONCE];
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text))
    throw new Error(
      `${STORIES_AT_ONCE} is how many scenarios are played at once, such as 4, and not "${text}"`,
    );
  return Number(text);
}
