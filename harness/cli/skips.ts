/** Which skips docs/skips.json does not allow: any of those hides a failure. */
import type { SkipList } from "../skip-rule.ts";
import type { Skipped } from "./outcome.ts";

/**
 * Those skipped that no entry names for this platform. An entry names a test by its title, which is how the
 * runner's name for it ends. (Scenarios ask the list themselves, and fail instead of being skipped.)
 */
export function unlistedSkips(skipped: readonly Skipped[], list: SkipList, platform: string): Skipped[] {
  const titles = Object.entries(list)
    .filter(([, { where }]) => where === "everywhere" || where === platform)
    .map(([title]) => title);
  return skipped.filter(({ name }) => !titles.some((title) => name.endsWith(title)));
}
