/** Lives through a history in both worlds and tells where they part. */
import { BothWorlds } from "./both-worlds.ts";
import { brokenIn } from "./invariants/invariants.ts";
import { live } from "./live/live.ts";
import type { ModelHappening } from "./model-happenings.ts";
import { tell } from "./tell.ts";

export interface Disagreement {
  /** The happenings up to the one after which something was not as it must be. */
  readonly history: readonly ModelHappening[];
  /** The same as a reader sees it. */
  readonly story: readonly string[];
  readonly problems: readonly string[];
}

/** Undefined when all is well to the end. @param see looks at the worlds then. */
export function firstDisagreement(
  history: readonly ModelHappening[],
  see?: (worlds: BothWorlds) => undefined,
): Disagreement | undefined {
  const worlds = new BothWorlds();
  const setUp = worlds.twin.told.length;
  try {
    for (const [index, happening] of history.entries()) {
      const problems = problemsAfter(worlds, happening);
      if (problems.length > 0) {
        const story = tell(worlds.twin, setUp);
        return { history: history.slice(0, index + 1), story, problems };
      }
    }
    see?.(worlds);
    return undefined;
  } finally {
    worlds.twin.driver.parts.core.close();
  }
}

function problemsAfter(worlds: BothWorlds, happening: ModelHappening): readonly string[] {
  try {
    live(worlds, happening);
    const problems = brokenIn(worlds);
    worlds.remember();
    return problems;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Leaves out whatever need not happen for the worlds to part, one happening after the other. */
export function shortest(found: Disagreement): Disagreement {
  for (let index = found.history.length - 2; index >= 0; index -= 1) {
    const without = firstDisagreement(found.history.toSpliced(index, 1));
    if (without !== undefined) return shortest(without);
  }
  return found;
}

export const describeDisagreement = ({ story, problems }: Disagreement): string =>
  ["after", ...story.map((line) => `  ${line}`), ...problems].join("\n");
