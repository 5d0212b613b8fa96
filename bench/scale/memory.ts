import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
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
 * What ten thousand game sessions weigh, each with four player sessions and a process that has ended. The first ten
 * thousand bring the code and the journal to their size, so that those after them add nothing but themselves.
 */
export function measureMemory(print: (line: string) => void): readonly Figure[] {
  const collect = garbageCollector();
  const world = new CoreWorld({ journalLimit: JOURNAL_ENTRIES });
  addFinished(world, GAME_SESSIONS);
  const before = bytesInUse(collect);
  addFinished(world, MEASURED);
  const measured = ((bytesInUse(collect) - before) / MEGABYTE) * (GAME_SESSIONS / MEASURED);
  print(`  ${world.gameSessionIds.length} game sessions are there`);
  world.parts.core.close();
  return [
    {
      what: `memory of ${GAME_SESSIONS} game sessions, ${PLAYERS} player sessions and an ended process each`,
      measured,
      unit: " MB",
      digits: 1,
      goal: { atMost: 29 },
    },
  ];
}

function addFinished(world: CoreWorld, count: number): void {
  for (let i = 0; i < count; i++) {
    const processId = world.addGameSession();
    const GameSessionId = world.gameSessionIds.at(-1);
    const PlayerIds = Array.from(
      { length: PLAYERS },
      (_, player) => `player-${world.gameSessionIds.length}-${player}`,
    );
    world.call("CreatePlayerSessions", { GameSessionId, PlayerIds });
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
