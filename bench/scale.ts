import { writeFileSync } from "node:fs";
import { figureLines, isMet } from "./figures.ts";
import { measureGrowth } from "./scale/growth.ts";
import { measureMemory } from "./scale/memory.ts";
import { performanceDocument } from "./scale/performance-document.ts";
import { measurePlacementsWithEvents } from "./scale/placements-with-events.ts";
import { measureReads } from "./scale/reads.ts";

const DOCUMENT = new URL("../docs/performance.md", import.meta.url);

/** The memory first, while nothing else has been there. */
const PARTS = {
  memory: measureMemory,
  reads: measureReads,
  placements: measurePlacementsWithEvents,
  growth: measureGrowth,
} as const;

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
  const figures = [];
  for (const name of names.length === 0 ? Object.keys(PARTS).filter(isPart) : names) {
    print(`${name} …`);
    figures.push(...(await PARTS[name](print)));
  }
  print("");
  for (const line of figureLines(figures)) print(line);
  const missed = figures.filter((figure) => !isMet(figure)).length;
  print(`${figures.length - missed} of ${figures.length} goals met`);
  if (isWritten) writeFileSync(DOCUMENT, performanceDocument(figures));
}
