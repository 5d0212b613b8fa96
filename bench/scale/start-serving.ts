import { once } from "node:events";
import { Worker } from "node:worker_threads";

/** Something that serves on a thread of its own, so that whoever asks it does not take its time. */
export interface ServingWorker<Told> {
  /** What it said once it served. */
  readonly told: Told;
  /** Asks it for something else than what it serves, and resolves with the answer. @throws what it threw. */
  ask(question: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Wall milliseconds for a start with its set-up, and for one answer. */
const LIMIT_MS = 60_000;

/** Starts a file of this folder and waits for its first message. @throws what it threw instead. */
export async function startServing<Told>(file: string, given: unknown = {}): Promise<ServingWorker<Told>> {
  const worker = new Worker(new URL(file, import.meta.url), { workerData: given });
  const next = async (what: string): Promise<unknown> => {
    const [message] = await once(worker, "message", { signal: AbortSignal.timeout(LIMIT_MS) }).catch(
      (error) => {
        throw new Error(`${file} did not say ${what}: ${error instanceof Error ? error.message : error}`, {
          cause: error,
        });
      },
    );
    return message;
  };
  return {
    told: (await next("that it serves")) as Told,
    ask: (question) => {
      const answer = next("what it was asked for");
      worker.postMessage(question);
      return answer;
    },
    stop: async () => {
      await worker.terminate();
    },
  };
}
