import type { Figure } from "./figures.ts";
import { reportFigures } from "./report-figures.ts";
import { measureGrowth } from "./scale/growth.ts";
import { measureMemory } from "./scale/memory.ts";
import { measurePlacementsWithEvents } from "./scale/placements-with-events.ts";
import { measureReads } from "./scale/reads.ts";

const PARTS = {
  memory: measureMemory,
  reads: measureReads,
  placements: measurePlacementsWithEvents,
  growth: measureGrowth,
} as const;

const HOW = [
  "- **Reads**: the whole emulator over loopback, on a thread of its own, against `node:http` alone that parses the",
  "  same request and writes the same JSON with `JSON.stringify`. Sixteen kept connections; the client sends bytes made",
  "  before and counts those that come back. Short rounds in turn, the median of each round's ratio.",
  "- **Placements with events**: from the decoded StartGameSessionPlacement to the event that ElasticMQ has accepted, game",
  "  servers answering in process, no delay behind the answer; against messages as long, sent by `node:http` to the same",
  "  FIFO queue, each side with sixteen on their way.",
  "- **Growth**: worlds of 1,000 to 100,000 ACTIVE game sessions in one fleet, asked in turn; the exponent is the slope",
  "  through all five sizes on logarithmic axes. Without a socket, whose cost is the same at every size and would hide",
  "  what grows, except where a row says otherwise.",
  "- **Growth by id**: as a client sees it, DescribeGameSessions over loopback on sixteen kept connections, each world's",
  "  emulator on a thread of its own, the time of a round by its 400 questions, each answer compared with its question.",
  "  Without a socket it is the same call from the request's bytes to the answer's. A record among a hundred thousand is not",
  "  in the processor's caches: the row below says how much a Map of the same records grows, asked for others of the same",
  "  ids, whose answer is their `JSON.stringify`. In no row is an id asked for again before all others were.",
  "- **Memory**: what forty thousand game sessions add to the heap of ten thousand after a collection, by four.",
];

const isPart = (name: string): name is keyof typeof PARTS => Object.hasOwn(PARTS, name);

/**
 * What the emulator costs, as ratios to what nothing can be without, and how costs grow. `--write` puts the run into
 * docs/performance.md; the name of a part measures that part alone.
 *
 * @throws Error for an unknown part, and for a part alone that is to be written.
 */
export async function measureScale(args: readonly string[], print: (line: string) => void): Promise<void> {
  const isWritten = args.includes("--write");
  const wished = args.filter((argument) => argument !== "--write");
  const names = wished.filter(isPart);
  if (names.length < wished.length || (isWritten && wished.length > 0)) {
    throw new Error(`bench scale takes ${Object.keys(PARTS).join(", ")}, or --write, not ${args.join(" ")}`);
  }
  const figures: Figure[] = [];
  for (const name of names.length === 0 ? Object.keys(PARTS).filter(isPart) : names) {
    print(`${name} …`);
    figures.push(...(await PARTS[name](print)));
  }
  reportFigures({ name: "scale", figures, how: HOW }, isWritten, print);
}
