import { painter, wantsColour } from "../harness/report/paint.ts";
import type { ConnectedStack } from "../harness/stack/stack-addresses.ts";
import { World } from "../harness/world.ts";
import type { Measurement } from "./measurement.ts";
import { measureStackFromCold, type StackFromCold } from "./stack-from-cold.ts";
import { median } from "./statistics.ts";
import { tableOf } from "./table.ts";
import { runVirtualScenarios, type VirtualScenario } from "./virtual-scenarios.ts";

const WORLDS = 10;
const COLD_STARTS = 5;

const GOALS = { worldSeconds: 1.0, stackRatio: 1.15, virtualRatio: 0.02 } as const;

/**
 * How long one waits for the bench itself: for a fresh world, for the stack from cold against its slowest part alone,
 * and for scenarios that live on GameLift's clock.
 */
export const measureWorld: Measurement = async (stack, _args, print) => {
  const worldsMs = await worldStarts(stack);
  print(`${WORLDS} worlds:  ${worldsMs.map((ms) => `${Math.round(ms)}`).join("  ")} ms`);
  const cold = await measureStackFromCold(COLD_STARTS, stack.runFolder);
  print(`the stack from cold, median of ${COLD_STARTS}:  ${describe(cold)}`);
  const scenarios = await runVirtualScenarios();
  const virtual = scenarios.filter(({ advancedMs }) => advancedMs > 0);

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

  const slowestMs = Math.max(...Object.values(cold.partsMs));
  const worldSeconds = median(worldsMs) / 1_000;
  const stackRatio = cold.wholeMs / slowestMs;
  const virtualRatio = ratioOf(virtual);
  print("");
  for (const line of tableOf(
    ["what", "measured", "goal", ""],
    [
      [
        `a fresh world with 2 servers, median of ${WORLDS}`,
        `${worldSeconds.toFixed(2)} s`,
        `≤ ${GOALS.worldSeconds.toFixed(1)} s`,
        verdict(worldSeconds <= GOALS.worldSeconds),
      ],
      [
        "the stack from cold ÷ its slowest part alone",
        stackRatio.toFixed(2),
        `≤ ${GOALS.stackRatio}`,
        verdict(stackRatio <= GOALS.stackRatio),
      ],
      [
        "wall time ÷ GameLift's time, virtual scenarios together",
        virtualRatio.toFixed(4),
        `≤ ${GOALS.virtualRatio}`,
        verdict(virtualRatio <= GOALS.virtualRatio),
      ],
    ],
  ))
    print(line);
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

const paint = painter(wantsColour(process.env, process.stdout.isTTY));
const verdict = (isMet: boolean): string => (isMet ? paint("green", "✓") : paint("red", "✗ missed"));
