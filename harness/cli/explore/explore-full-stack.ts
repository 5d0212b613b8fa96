import type { Reporter } from "vitest/node";
import { STORY_SEED_VARIABLES } from "../../explore/story-seeds.ts";
import { painter, wantsColour } from "../../report/paint.ts";
import { TimelineReporter } from "../../report/timeline-reporter.ts";
import { projectFolders } from "../../stack/folders.ts";
import { environmentOf, nakamaWishOf } from "../nakama-wish.ts";
import { runVitest } from "../run-vitest.ts";
import type { ExploreGiven } from "./explore-command.ts";

/** Plays random stories on the whole stack, a world with a real Nakama for each; answers the exit status. */
export async function exploreFullStack(given: ExploreGiven): Promise<number> {
  const { stdout, env } = process;
  const isColoured = wantsColour(env, stdout.isTTY);
  const handedDown = {
    ...environmentOf(nakamaWishOf(given)),
    [STORY_SEED_VARIABLES.seed]: given.seed,
    [STORY_SEED_VARIABLES.from]: String(given.from),
    [STORY_SEED_VARIABLES.count]: String(given.seeds),
  };
  for (const [name, value] of Object.entries(handedDown)) {
    if (value === undefined) delete env[name];
    else env[name] = value;
  }
  const { passed, failed, skipped } = await runVitest({
    project: projectFolders().project,
    names: ["scenarios"],
    files: ["scenarios/exploration"],
    reporters: [storiesOfFailures(new TimelineReporter((text) => stdout.write(text), painter(isColoured)))],
  });
  const andSkipped = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
  console.log(`${passed} random stories passed, ${failed} failed${andSkipped}`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Of a story that went well only its title: a campaign has many. */
function storiesOfFailures(timelines: TimelineReporter): Reporter {
  return {
    onInit: (vitest) => timelines.onInit(vitest),
    onTestCaseResult(testCase) {
      const { state } = testCase.result();
      if (state === "passed") console.log(`✓ ${testCase.fullName}`);
      else timelines.onTestCaseResult(testCase);
    },
    onTestModuleEnd: (testModule) => timelines.onTestModuleEnd(testModule),
    onTestRunEnd: (modules, errors) => timelines.onTestRunEnd(modules, errors),
  };
}
