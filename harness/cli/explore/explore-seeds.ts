import { type ExplorationFinding, loadExploration } from "../../../emulator/index.ts";
import { askedToEnd } from "../up/asked-to-end.ts";
import type { ExploreGiven } from "./explore-command.ts";
import { reachLines } from "./reach-lines.ts";
import { reportFinding } from "./report-finding.ts";
import { Progress } from "./tell-progress.ts";

const INTERRUPTED = 130;

/** Explores the worlds that were asked for; answers the exit status. */
export async function exploreSeeds(given: ExploreGiven): Promise<number> {
  const exploration = await loadExploration();
  const startedAt = performance.now();
  const reached = new Set<string>();
  const findings = new Map<string, ExplorationFinding>();
  const ending = new AbortController();
  let isInterrupted = false;
  let worlds = 0;
  let steps = 0;
  void askedToEnd(process).then(() => {
    isInterrupted = true;
    ending.abort();
  });
  const progress = new Progress(process.stdout, () => {
    const seconds = (performance.now() - startedAt) / 1_000;
    return `${worlds} of ${given.seeds} worlds, ${steps} steps, ${Math.round(steps / seconds)} a second, ${findings.size} findings`;
  });
  try {
    await exploration.runCampaign({
      tasks: tasksOf(given),
      // A thread without a world would only take time to start.
      workers: Math.min(given.workers, given.seeds),
      signal: ending.signal,
      onDone: (done) => {
        worlds += 1;
        steps += done.stepCount;
        for (const name of done.reached) reached.add(name);
        if (done.finding === undefined || findings.has(done.finding.name)) return;
        findings.set(done.finding.name, done.finding);
        progress.say(`${done.finding.name}: world ${given.seed}/${done.index}, step ${done.finding.step}`);
        if (given.keepGoing !== true) ending.abort();
      },
    });
  } finally {
    progress.end();
  }
  const minutes = (performance.now() - startedAt) / 60_000;
  console.log(
    `${worlds} worlds, ${steps} steps in ${minutes.toFixed(1)} min (${((minutes * 60_000) / Math.max(1, steps)).toFixed(2)} ms a step), ${findings.size} findings`,
  );
  if (isInterrupted) console.log("It was interrupted: what follows is what was seen until then.");
  for (const finding of findings.values()) reportFinding(exploration, finding, () => isInterrupted);
  const reach = exploration.reachOf(reached);
  for (const line of reachLines(reach)) console.log(line);
  if (isInterrupted) return INTERRUPTED;
  return findings.size > 0 || reach.neverReached.length > 0 || reach.reachedAfterAll.length > 0 ? 1 : 0;
}

function* tasksOf({ seed, from, seeds, steps }: ExploreGiven) {
  for (let index = from; index < from + seeds; index += 1)
    yield { index, seed: `${seed}/${index}`, steps, isHashed: false };
}
