import { runCampaign } from "../campaign.ts";
import type { Mutant } from "./mutant.ts";
import { MutatedCopy } from "./mutated-copy.ts";
import { mutants } from "./table.ts";

/** What became of a bug. */
export interface Hunted {
  readonly mutant: Mutant;
  /** The name of the truth that it breaks, and after how many worlds; undefined where nothing was found. */
  readonly found?: { readonly by: string; readonly worlds: number; readonly step: number };
}

export interface HuntOptions {
  readonly seed: string;
  /** How many worlds are explored for each bug, at most. */
  readonly seeds: number;
  readonly steps: number;
  readonly workers: number;
  /** Those whose name contains this; all when left out. */
  readonly only?: string;
  readonly signal: AbortSignal;
  readonly onHunted: (hunted: Hunted) => void;
}

/** Lets exploration look for each bug in turn, in a copy of the emulator that has it. */
export async function huntMutants(options: HuntOptions): Promise<void> {
  const copy = new MutatedCopy();
  try {
    for (const mutant of mutants) {
      if (options.signal.aborted) return;
      if (options.only !== undefined && !mutant.name.includes(options.only)) continue;
      const found = await hunt(copy.workerWith(mutant), options);
      copy.mend(mutant);
      options.onHunted({ mutant, ...(found === undefined ? {} : { found }) });
    }
  } finally {
    copy.remove();
  }
}

async function hunt(workerFile: URL, options: HuntOptions): Promise<Hunted["found"]> {
  const { seed, seeds, steps, workers, signal } = options;
  const ending = new AbortController();
  let worlds = 0;
  let found: Hunted["found"];
  const tasks = Array.from({ length: seeds }, (_, index) => ({
    index,
    seed: `${seed}/${index}`,
    steps,
    isHashed: false,
  }));
  await runCampaign({
    tasks,
    workers,
    workerFile,
    signal: AbortSignal.any([signal, ending.signal]),
    onDone: ({ finding }) => {
      worlds += 1;
      if (finding === undefined || found !== undefined) return;
      found = { by: finding.name, worlds, step: finding.step };
      ending.abort();
    },
  });
  return found;
}
