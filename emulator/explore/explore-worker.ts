/** Explores one seed after the other, as it is told: a thread of a campaign. */
import { parentPort } from "node:worker_threads";
import { type Explored, exploreSeed } from "./explore-seed.ts";
import { journalHashOf } from "./journal-of-seed.ts";

/** What a campaign asks for. */
export interface SeedTask {
  readonly index: number;
  readonly seed: string;
  readonly steps: number;
  /** Whether only the hash of its journal is asked for. */
  readonly isHashed: boolean;
}

/** What it is answered. */
export interface SeedDone extends Explored {
  readonly index: number;
  readonly journalHash?: string;
}

const port = parentPort;
if (port === null) throw new Error("explore-worker is a thread of a campaign: npm run explore starts it");
port.on("message", ({ index, seed, steps, isHashed }: SeedTask) => {
  const done: SeedDone = isHashed
    ? { index, stepCount: steps, reached: new Set(), journalHash: journalHashOf(seed, steps) }
    : { index, ...exploreSeed(seed, steps) };
  port.postMessage(done);
});
