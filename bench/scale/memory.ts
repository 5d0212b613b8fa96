import type { Figure } from "../figures.ts";
import { startServing } from "./start-serving.ts";

const GAME_SESSIONS = 10_000;
const PLAYERS = 4;

/** What ten thousand game sessions weigh, each with a process that has ended, without player sessions and with four. */
export async function measureMemory(print: (line: string) => void): Promise<readonly Figure[]> {
  const worker = await startServing("memory-worker.ts", { gameSessions: GAME_SESSIONS });
  const measured = async (players: number): Promise<number> => {
    print(`  with ${players} player sessions each …`);
    return Number(await worker.ask(players));
  };
  try {
    const what = `memory of ${GAME_SESSIONS} game sessions, an ended process each`;
    const shown = { unit: " MB", digits: 1, goal: { atMost: 29 } };
    return [
      { what, measured: await measured(0), ...shown },
      {
        what: `${what}, and ${PLAYERS} player sessions each`,
        measured: await measured(PLAYERS),
        ...shown,
      },
    ];
  } finally {
    await worker.stop();
  }
}
