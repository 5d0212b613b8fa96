import type { Figure } from "./figures.ts";
import { reportFigures } from "./report-figures.ts";
import { startServing } from "./scale/start-serving.ts";
import { measureRequests, type SocketServers } from "./sockets/requests.ts";
import { measureStorm } from "./sockets/storm.ts";

const PROCESSES = 1_000;
const CONNECTIONS = [16, 200] as const;

const HOW = [
  "- **Requests**: the whole emulator over loopback, on a thread of its own, with processes that host game sessions; as many",
  "  HeartbeatServerProcess as AcceptPlayerSession, each connection asking again when it has its answer. Against `ws` alone,",
  "  which sends the same messages back. The client writes bytes made before and compares what comes with bytes made before.",
  "- **Storm**: a thousand processes that have lost their sockets open new ones at the same moment, until the last one has",
  "  its 101; against as many sockets opened to `ws` alone.",
  "- Short rounds in turn, the median of each round's ratio.",
];

/**
 * What game servers cost the emulator, as ratios to what `ws` alone needs for as much. `--write` puts the run into
 * docs/performance.md.
 *
 * @throws Error for any other argument.
 */
export async function measureSockets(args: readonly string[], print: (line: string) => void): Promise<void> {
  const isWritten = args.includes("--write");
  if (args.length > (isWritten ? 1 : 0))
    throw new Error(`bench sockets takes --write, not ${args.join(" ")}`);
  reportFigures({ name: "sockets", figures: await measure(print), how: HOW }, isWritten, print);
}

async function measure(print: (line: string) => void): Promise<readonly Figure[]> {
  const emulator: SocketServers["emulator"] = await startServing("../sockets/emulator-worker.ts", {
    processes: PROCESSES,
    hosting: Math.max(...CONNECTIONS),
  });
  const echo: SocketServers["echo"] = await startServing("../sockets/echo-worker.ts");
  try {
    const figures: Figure[] = [];
    for (const count of CONNECTIONS) figures.push(await measureRequests({ emulator, echo }, count, print));
    figures.push(await measureStorm({ emulator, echo }, print));
    return figures;
  } finally {
    await emulator.stop();
    await echo.stop();
  }
}
