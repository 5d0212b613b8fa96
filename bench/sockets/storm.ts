import type { Figure } from "../figures.ts";
import { median } from "../median.ts";
import { spin } from "../spin.ts";
import { RawSocket } from "./raw-socket.ts";
import { type SocketServers, upgradePath } from "./requests.ts";

const ROUNDS = 11;
/** The first rounds warm up both servers. */
const WARM_UP = 2;

/**
 * All processes of an emulator come back at once, after all of their sockets were cut, against as many upgrades that `ws`
 * alone answers.
 */
export async function measureStorm(
  { emulator, echo }: SocketServers,
  print: (line: string) => void,
): Promise<Figure> {
  const { processes, port } = emulator.told;
  const rounds: { readonly ours: number; readonly bare: number }[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const bare = await stormMs(
      echo.told.port,
      processes.map(() => "/"),
    );
    const ours = await stormMs(port, processes.map(upgradePath));
    // It has seen the sockets of this round close before it serves the next.
    await emulator.ask({ gameSessionIds: [], count: 0 });
    if (round >= 0) rounds.push({ ours, bare });
  }
  const [ours, bare] = [median(rounds.map((one) => one.ours)), median(rounds.map((one) => one.bare))];
  print(
    `  ${processes.length} reconnects in ${Math.round(ours)} ms, bare connects in ${Math.round(bare)} ms`,
  );
  return {
    what: `reconnect storm of ${processes.length} processes ÷ bare ws connects`,
    measured: median(rounds.map((one) => one.ours / one.bare)),
    unit: " ×",
    digits: 2,
    goal: { atMost: 3 },
  };
}

/** From the first connect until the last upgrade is answered; then all of the sockets are cut again. */
async function stormMs(port: number, paths: readonly string[]): Promise<number> {
  const stopSpinning = spin();
  const startedAt = performance.now();
  const sockets = await Promise.all(paths.map((path) => RawSocket.open(port, path)));
  const tookMs = performance.now() - startedAt;
  stopSpinning();
  for (const socket of sockets) socket.cut();
  return tookMs;
}
