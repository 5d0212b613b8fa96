import { loadExploration } from "../../../emulator/index.ts";
import { askedToEnd } from "../up/asked-to-end.ts";
import type { ExploreGiven } from "./explore-command.ts";
import { Progress } from "./tell-progress.ts";

/** Plays one world again and again; answers the exit status: 1 unless each has the same canonical journal. */
export async function sameSeed({ seed, from, steps, workers }: ExploreGiven, times: number): Promise<number> {
  const { runCampaign } = await loadExploration();
  const counts = new Map<string, number>();
  const ending = new AbortController();
  void askedToEnd(process).then(() => ending.abort());
  let done = 0;
  const progress = new Progress(
    process.stdout,
    () => `${done} of ${times}, ${counts.size} different journals`,
  );
  const task = { index: from, seed: `${seed}/${from}`, steps, isHashed: true };
  try {
    await runCampaign({
      tasks: Array.from({ length: times }, () => task),
      workers: Math.min(workers, times),
      signal: ending.signal,
      onDone: ({ journalHash = "none" }) => {
        done += 1;
        counts.set(journalHash, (counts.get(journalHash) ?? 0) + 1);
      },
    });
  } finally {
    progress.end();
  }
  const most = Math.max(0, ...counts.values());
  console.log(`the seed ${task.seed}, ${steps} steps: the same canonical journal ${most} of ${done} times`);
  return counts.size === 1 && done === times ? 0 : 1;
}
