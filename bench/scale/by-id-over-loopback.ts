import { median } from "../median.ts";
import { KeptConnections, type RawQuestion } from "./kept-connections.ts";
import { spreadQuestions } from "./spread-questions.ts";
import { type ServingWorker, startServing } from "./start-serving.ts";
import type { ServedGameSessions, WorldOrder } from "./world-worker.ts";

/** As many as ask for the small read. */
const CONNECTIONS = 16;
/** Rounds until the code of all threads is compiled; they do not count. */
const WARM_UP_ROUNDS = 10;
/** As many game sessions as a world makes in a small part of the time that it has for an answer. */
const STEP = 5_000;

/** How much is asked of worlds of which sizes. */
export interface ByIdRounds {
  /** Game sessions of each world. */
  readonly sizes: readonly number[];
  readonly rounds: number;
  /** So many questions of one world in one round. */
  readonly questions: number;
}

interface AskedWorld {
  readonly connections: KeptConnections;
  readonly nextQuestions: () => readonly RawQuestion[];
  readonly costs: number[];
}

/**
 * Wall microseconds of one DescribeGameSessions by id as clients get it, in worlds of several sizes: HTTP over loopback,
 * connections that are kept, and each world's emulator on a thread of its own. The worlds are asked in turn, round by round;
 * the cost is the time of a round by its questions, so that it holds all that keeps the emulator from its next answer.
 *
 * @returns the median of each world, in the order of the sizes.
 * @throws Error when an answer is not that to its question.
 */
export async function costsByIdOverLoopback(
  { sizes, rounds, questions }: ByIdRounds,
  print: (line: string) => void,
): Promise<readonly number[]> {
  print(`  making worlds of ${sizes.join(", ")} game sessions that listen, a thread each …`);
  const workers: ServingWorker<unknown>[] = [];
  const worlds: AskedWorld[] = [];
  try {
    for (const _ of sizes) workers.push(await startServing("world-worker.ts"));
    const served = await Promise.all(workers.map((worker, i) => grown(worker, sizes[i] ?? 0)));
    for (const { port, gameSessionIds } of served) {
      worlds.push({
        connections: await KeptConnections.open(port, CONNECTIONS),
        nextQuestions: spreadQuestions(port, gameSessionIds, questions),
        costs: [],
      });
    }
    for (let round = -WARM_UP_ROUNDS; round < rounds; round++) {
      for (const { connections, nextQuestions, costs } of worlds) {
        const elapsedMs = await connections.ask(nextQuestions());
        if (round >= 0) costs.push((elapsedMs / questions) * 1_000);
      }
    }
    return worlds.map(({ costs }) => median(costs));
  } finally {
    for (const { connections } of worlds) connections.close();
    await Promise.all(workers.map((worker) => worker.stop()));
  }
}

/** A world of so many game sessions, once it serves. */
async function grown(worker: ServingWorker<unknown>, size: number): Promise<ServedGameSessions> {
  for (let left = size; left > 0; left -= STEP)
    await worker.ask({ addGameSessions: Math.min(left, STEP) } satisfies WorldOrder);
  return (await worker.ask("serve" satisfies WorldOrder)) as ServedGameSessions;
}
