/**
 * What finished game sessions weigh, on a thread of its own: its heap is gone with it, and no measurement after it has to
 * collect what this one has left. Asked with a number of player sessions for each, it answers megabytes for ten thousand.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import type { Members } from "../../emulator/runtime/input.ts";
import { CoreWorld } from "./core-world.ts";

const { gameSessions } = workerData as { readonly gameSessions: number };
const MEGABYTE = 1_000_000;
/** The journal is bounded and sheds a quarter at a time: a long one would weigh more or less by chance. */
const JOURNAL_ENTRIES = 1_000;

/** Tables double when they are full: over so many game sessions that evens out. */
const MEASURED = 4 * gameSessions;

/** The first game sessions bring the code and the journal to their size, so that those after them add nothing but themselves. */
function megabytes(collect: () => void, players: number): number {
  const world = new CoreWorld({ journalLimit: JOURNAL_ENTRIES });
  addFinished(world, gameSessions, players);
  const before = bytesInUse(collect);
  addFinished(world, MEASURED, players);
  const measured = ((bytesInUse(collect) - before) / MEGABYTE) * (gameSessions / MEASURED);
  world.parts.core.close();
  return measured;
}

function addFinished(world: CoreWorld, count: number, players: number): void {
  for (let i = 0; i < count; i++) {
    const processId = world.addGameSession();
    const GameSessionId = world.gameSessionIds.at(-1);
    if (players > 0) {
      const ids = Array.from(
        { length: players },
        (_, player) => `player-${world.gameSessionIds.length}-${player}`,
      );
      // As they come from a request: each one text, where a template's would hold its parts as well.
      const PlayerIds = JSON.parse(JSON.stringify(ids)) as Members;
      world.call("CreatePlayerSessions", { GameSessionId, PlayerIds });
    }
    world.frame(processId, "TerminateServerProcess", {});
    world.settle();
  }
}

/** What this isolate's objects and their buffers hold after a collection. */
function bytesInUse(collect: () => void): number {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** As `--expose-gc` gives it, without asking for a process of its own. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

const collect = garbageCollector();
parentPort?.on("message", (players: number) => parentPort?.postMessage(megabytes(collect, players)));
parentPort?.postMessage("ready");
