/** Many seeds on several threads, with what they come by and what they find. */
import { Worker } from "node:worker_threads";
import type { SeedDone, SeedTask } from "./explore-worker.ts";

export interface CampaignOptions {
  /** Which seeds, in order. */
  readonly tasks: Iterable<SeedTask>;
  readonly workers: number;
  /** Of the threads; that of another copy of the emulator explores that copy. */
  readonly workerFile?: URL;
  readonly onDone: (done: SeedDone) => void;
  /** Ends the campaign: those that are being explored are given up. */
  readonly signal: AbortSignal;
}

/** A seed takes a second; one that takes this long goes round in circles. */
const SEED_LIMIT_MS = 180_000;

/** The file of the threads, beside this one, in whichever form it is. */
const ownWorkerFile = new URL(import.meta.url.replace(/campaign(\.[a-z]+)$/, "explore-worker$1"));

/**
 * Explores all of the seeds, or until the signal.
 *
 * @throws Error when a thread dies, or a seed takes longer than three minutes; it names the seed.
 */
export async function runCampaign(options: CampaignOptions): Promise<void> {
  const { tasks, workerFile = ownWorkerFile, onDone, signal } = options;
  const left = tasks[Symbol.iterator]();
  const workers = Array.from({ length: options.workers }, () => new Worker(workerFile));
  try {
    await Promise.all(workers.map((worker) => work(worker, left, onDone, signal)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function work(
  worker: Worker,
  left: Iterator<SeedTask>,
  onDone: (done: SeedDone) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let limit: NodeJS.Timeout | undefined;
    const next = (): void => {
      clearTimeout(limit);
      const task = signal.aborted ? undefined : left.next();
      if (task === undefined || task.done === true) {
        resolve();
        return;
      }
      const { seed } = task.value;
      limit = setTimeout(
        () => reject(new Error(`the seed ${seed} has taken ${SEED_LIMIT_MS / 1000} s and goes on`)),
        SEED_LIMIT_MS,
      );
      worker.postMessage(task.value);
    };
    const stop = (): void => {
      clearTimeout(limit);
      resolve();
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (done: SeedDone) => {
      if (signal.aborted) return;
      onDone(done);
      next();
    });
    worker.on("error", (error) => {
      clearTimeout(limit);
      reject(error);
    });
    next();
  });
}
