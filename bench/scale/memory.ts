import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Members } from "../../emulator/runtime/input.ts";
import type { Figure } from "../figures.ts";
import { CoreWorld } from "./core-world.ts";

const GAME_SESSIONS = 10_000;
const PLAYERS = 4;
const MEGABYTE = 1_000_000;
/** The journal is bounded and sheds a quarter at a time: a long one would weigh more or less by chance. */
const JOURNAL_ENTRIES = 1_000;

/** Tables double when they are full: over so many game sessions that evens out. */
const MEASURED = 4 * GAME_SESSIONS;

/**
 * What ten thousand game sessions weigh, each with a process that has ended, without player sessions and with four. The
 * first ten thousand bring the code and the journal to their size, so that those after them add nothing but themselves.
 */
export function measureMemory(print: (line: string) => void): readonly Figure[] {
  const collect = garbageCollector();
  const what = `memory of ${GAME_SESSIONS} game sessions, an ended process each`;
  const alone = megabytes(collect, 0, print);
  const played = megabytes(collect, PLAYERS, print);
  const shown = { unit: " MB", digits: 1, goal: { atMost: 29 } };
  return [
    { what, measured: alone, ...shown },
    { what: `${what}, and ${PLAYERS} player sessions each`, measured: played, ...shown },
  ];
}

function megabytes(collect: () => void, players: number, print: (line: string) => void): number {
  const world = new CoreWorld({ journalLimit: JOURNAL_ENTRIES });
  addFinished(world, GAME_SESSIONS, players);
  const before = bytesInUse(collect);
  addFinished(world, MEASURED, players);
  const measured = ((bytesInUse(collect) - before) / MEGABYTE) * (GAME_SESSIONS / MEASURED);
  print(`  ${world.gameSessionIds.length} game sessions are there with ${players} player sessions each`);
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
