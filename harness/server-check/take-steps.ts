import type { StepResult } from "./check-report.ts";
import type { CheckStep, Sight } from "./check-step.ts";
import type { Examination } from "./examination.ts";
import { exitInWords } from "./exit-in-words.ts";
import type { ServerLife } from "./server-life.ts";

/**
 * Takes steps in their order. One whose need was not met is not reached, nor is any once a process is gone that was to
 * live on, or cannot be reached any more.
 *
 * @param told of each result as soon as it is there.
 */
export async function takeSteps(
  steps: readonly CheckStep[],
  examination: Examination,
  run: number,
  told: (result: StepResult) => void,
): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  const stoppedAt = new Set<string>();
  let end: string | undefined;
  for (const step of steps) {
    const missing = step.needs.find((name) => stoppedAt.has(name));
    const why = end ?? (missing === undefined ? undefined : `"${missing}" comes before it`);
    const sight = why === undefined ? await look(step, examination) : undefined;
    const isStop = sight === undefined || (sight.outcome === "wrong" && !sight.goesOn);
    if (isStop) stoppedAt.add(step.name);
    if (isStop) end ??= endOf(examination.life);
    const { name, title } = step;
    const result: StepResult = {
      run,
      step: name,
      title,
      expected: step.expected(examination.limits),
      ...(sight === undefined ? { outcome: "not reached", seen: why ?? "" } : outcomeOf(sight)),
      afterSeconds: Number(examination.life.secondsSinceStart().toFixed(3)),
    };
    results.push(result);
    told(result);
  }
  return results;
}

/** Why nothing more can be seen of a process, in words; undefined while more can. */
function endOf({ exit, isConnected }: ServerLife): string | undefined {
  if (exit !== undefined) return `the process was gone: it ${exitInWords(exit)}`;
  return isConnected ? undefined : "the process has no connection to GameLift";
}

function outcomeOf(sight: Sight): Pick<StepResult, "outcome" | "seen" | "fix"> {
  const { outcome, seen } = sight;
  return outcome === "wrong" ? { outcome, seen, fix: sight.fix } : { outcome, seen };
}

/** What GameLift refuses is a sight like any other; everything else is a fault of the check itself. */
async function look(step: CheckStep, examination: Examination): Promise<Sight> {
  try {
    return await step.look(examination);
  } catch (error) {
    if (!(error instanceof Error) || !("$fault" in error)) throw error;
    return {
      outcome: "wrong",
      seen: `GameLift refused a call for it: ${error.name}: ${error.message}`,
      fix: "The server's state forbids it: see what it did just before, in its output and in the steps above.",
      goesOn: false,
    };
  }
}
