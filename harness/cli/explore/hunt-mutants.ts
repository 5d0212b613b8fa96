import { loadExploration } from "../../../emulator/index.ts";
import { askedToEnd } from "../up/asked-to-end.ts";
import type { ExploreGiven } from "./explore-command.ts";
import { Progress } from "./tell-progress.ts";

/** Of a hundred bugs so many have to be found. */
const LEAST_PERCENT = 95;

/** Lets exploration look for bugs that were made on purpose; answers the exit status. */
export async function hunt(given: ExploreGiven): Promise<number> {
  const { huntMutants, writeResults } = await loadExploration();
  const { seed, seeds, steps, workers } = given;
  const ending = new AbortController();
  void askedToEnd(process).then(() => ending.abort());
  const results: Parameters<typeof writeResults>[0]["hunted"] = [];
  const count = () => results.filter(({ found }) => found !== undefined).length;
  const progress = new Progress(process.stdout, () => `${results.length} hunted, ${count()} found`);
  try {
    await huntMutants({
      seed,
      seeds,
      steps,
      workers,
      signal: ending.signal,
      onHunted: ({ mutant: { name }, found }) => {
        results.push({ name, ...(found === undefined ? {} : { found }) });
        const told = found === undefined ? "NOT FOUND" : `${found.by}, in ${found.worlds} worlds`;
        progress.say(`${name}: ${told}`);
      },
    });
  } finally {
    progress.end();
  }
  console.log(`${count()} of ${results.length} bugs were found`);
  if (ending.signal.aborted) return 130;
  writeResults({ seeds, steps, hunted: results });
  return count() * 100 >= results.length * LEAST_PERCENT ? 0 : 1;
}
