/**
 * A world that grows as it is told and then answers AWS's API, on a thread of its own. It grows in steps, so that each
 * step has an answer in time, however large the world is to be.
 */
import { parentPort } from "node:worker_threads";
import { CoreWorld } from "./core-world.ts";
import { type ServedWorld, serveWorld } from "./serve-world.ts";

/** What one can ask of it: so many game sessions more, or to serve. */
export type WorldOrder = { readonly addGameSessions: number } | "serve";

/** Where it serves, and the ids of its game sessions in the order of their creation. */
export interface ServedGameSessions {
  readonly port: number;
  readonly gameSessionIds: readonly string[];
}

/** As long as that of the worlds without a socket: enough for a journal that tells, too little to weigh. */
const JOURNAL_ENTRIES = 2_000;

const world = new CoreWorld({ journalLimit: JOURNAL_ENTRIES });
let served: Promise<ServedWorld> | undefined;

parentPort?.on("message", async (order: WorldOrder) => {
  if (order === "serve") {
    served ??= serveWorld(world);
    const { port } = await served;
    const { gameSessionIds } = world;
    parentPort?.postMessage({ port, gameSessionIds } satisfies ServedGameSessions);
    return;
  }
  for (let i = 0; i < order.addGameSessions; i++) world.addGameSession();
  parentPort?.postMessage(world.gameSessionIds.length);
});
parentPort?.postMessage("ready");
