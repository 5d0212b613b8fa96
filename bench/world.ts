import type { ConnectedStack } from "../harness/stack/stack-addresses.ts";
import { World } from "../harness/world.ts";
import type { Figure } from "./figures.ts";
import type { Measurement } from "./measurement.ts";
import { median } from "./median.ts";
import { reportFigures } from "./report-figures.ts";
import { measureStackFromCold, type StackFromCold } from "./stack-from-cold.ts";
import { tableOf } from "./table.ts";
import { runVirtualScenarios, type VirtualScenario } from "./virtual-scenarios.ts";

const WORLDS = 10;
const COLD_STARTS = 7;

const HOW = [
  "- **A fresh world**: until Nakama has made its first calls and two simulated servers can be placed on, one world after",
  "  the other.",
  "- **From cold**: everything built before; the parts alone and all together in turn.",
  "- **Virtual scenarios**: the files tagged `virtual`, one story at a time: what each takes beside the start of its world and",
  "  its waits for Nakama's matchmaker, all of it divided by all of the time by which they move GameLift's clock.",
];

/**
 * How long one waits for the bench itself: for a fresh world, for the stack from cold against its slowest part alone,
 * and for scenarios that live on GameLift's clock. `--write` puts the run into docs/performance.md.
 *
 * @throws Error for any other argument.
 */
export const measureWorld: Measurement = async (stack, args, print) => {
  const isWritten = args.includes("--write");
  if (args.length > (isWritten ? 1 : 0)) throw new Error(`bench world takes --write, not ${args.join(" ")}`);
  print(`${WORLDS} worlds, one after the other …`);
  const worldsMs = await worldStarts(stack);
  print(`  ${worldsMs.map((ms) => `${Math.round(ms)}`).join("  ")} ms`);
  print(`the stack from cold and each part alone, ${COLD_STARTS} times …`);
  const cold = await measureStackFromCold(COLD_STARTS, stack.runFolder);
  print(`  best of each: ${describe(cold)}`);
  print("the scenarios on GameLift's clock, one after the other …");
  const { played, skipped } = await runVirtualScenarios();
  const virtual = played.filter(({ advancedMs }) => advancedMs > 0);

  print("");
  for (const line of tableOf(
    ["scenario on GameLift's clock", "advanced s", "wall ms", "ratio"],
    virtual.map((scenario) => [
      scenario.title,
      scenario.advancedMs / 1_000,
      ownMs(scenario),
      ratioOf([scenario]).toFixed(4),
    ]),
  ))
    print(line);
  for (const title of skipped) print(`skipped, for what this machine lacks: ${title}`);

  const figures: readonly Figure[] = [
    {
      what: `a fresh world with 2 servers, median of ${WORLDS}`,
      measured: median(worldsMs) / 1_000,
      unit: " s",
      digits: 2,
      goal: { atMost: 1.0 },
    },
    {
      what: `the stack from cold ÷ its slowest part alone, best of ${COLD_STARTS}`,
      measured: cold.wholeMs / Math.max(...Object.values(cold.partsMs)),
      digits: 2,
      goal: { atMost: 1.15 },
    },
    {
      what: "wall time ÷ GameLift's time, virtual scenarios together",
      measured: ratioOf(virtual),
      digits: 4,
      goal: { atMost: 0.02 },
    },
  ];
  reportFigures({ name: "world", figures, how: HOW }, isWritten, print);
};

/** Wall milliseconds until Nakama has made its first calls and two servers can be placed on, of each world. */
async function worldStarts(stack: ConnectedStack): Promise<number[]> {
  const startsMs: number[] = [];
  for (let i = 0; i < WORLDS; i++) {
    const startedAt = performance.now();
    const world = await World.create(`world${process.pid}-${i}`, stack);
    try {
      await world.gameServers({ count: 2 });
      startsMs.push(performance.now() - startedAt);
    } finally {
      await world.close();
    }
  }
  return startsMs;
}

function describe({ wholeMs, partsMs }: StackFromCold): string {
  const parts = Object.entries(partsMs).map(([name, ms]) => `${name} ${Math.round(ms)} ms`);
  return `whole ${Math.round(wholeMs)} ms; alone: ${parts.join(", ")}`;
}

/** What a scenario takes beside its world and the matchmaker, whose second is Nakama's and not ours. */
const ownMs = ({ storyMs, matchmakerMs }: VirtualScenario): number => storyMs - matchmakerMs;

const ratioOf = (scenarios: readonly VirtualScenario[]): number =>
  scenarios.reduce((sum, scenario) => sum + ownMs(scenario), 0) /
  scenarios.reduce((sum, { advancedMs }) => sum + advancedMs, 0);
