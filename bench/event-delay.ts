import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { eventually } from "../harness/eventually.ts";
import { type ChildHandle, startChild } from "../harness/stack/child-process.ts";
import type { ConnectedStack } from "../harness/stack/stack-addresses.ts";
import { World } from "../harness/world.ts";
import type { Measurement } from "./measurement.ts";
import { tableOf } from "./table.ts";

const DELAYS_MS = [0, 5, 10, 25, 50, 100, 250];
const CREATES = 500;
/** Creates at the same time; more make events wait for each other in the fleet manager's queue loop. */
const AT_ONCE = 1;
const BUSY_PROCESSES = 2;
/** One batch's events, in wall milliseconds, on cores that are busy otherwise. */
const BATCH_LIMIT_MS = 60_000;
const QUEUE_TIMEOUT_MS = 30_000;

/** How the placements end: with a read by the fleet manager between event and callback, or without one. */
const ENDS = ["timed out", "fulfilled"] as const;

/**
 * Counts, on loaded cores, the callbacks that the fleet manager would lose because their event came before its Create
 * had returned (defect D1), for each delay between a Start's answer and its event. The plugin's wrapper holds such
 * events and counts them, so each loss is seen.
 */
export const measureEventDelay: Measurement = async (stack, args, print) => {
  const wish = { creates: Number(args[0] ?? CREATES), atOnce: Number(args[1] ?? AT_ONCE) };
  const load = Array.from({ length: BUSY_PROCESSES }, (_, i) => burn(stack.runFolder, i));
  try {
    const rows: (string | number)[][] = [];
    for (const end of ENDS) {
      for (const delayMs of DELAYS_MS)
        rows.push([end, delayMs, wish.creates, ...(await lostWith(stack, delayMs, end, wish))]);
    }
    const head = ["placements", "delay ms", "Creates", "callbacks lost", "seconds"];
    for (const line of tableOf(head, rows)) print(line);
  } finally {
    await Promise.all(load.map((child) => child.kill()));
  }
};

function burn(folder: string, index: number): ChildHandle {
  return startChild({
    name: `busy process ${index}`,
    command: process.execPath,
    args: ["-e", "for (;;);"],
    env: { PATH: process.env.PATH ?? "" },
    logFile: join(folder, `busy-${index}.log`),
  });
}

async function lostWith(
  stack: ConnectedStack,
  minimumEventDelayMs: number,
  end: (typeof ENDS)[number],
  { creates, atOnce }: { readonly creates: number; readonly atOnce: number },
): Promise<[lost: number, seconds: string]> {
  const world = await World.create(
    `delay${process.pid}-${end.replace(" ", "")}-${minimumEventDelayMs}`,
    stack,
    {
      minimumEventDelayMs,
      queueTimeoutSeconds: QUEUE_TIMEOUT_MS / 1_000,
      pluginSettings: { WT_FLEET_MANAGER_WRAPPER: "true" },
    },
  );
  try {
    if (end === "fulfilled") await world.gameServers({ count: creates });
    const startedAt = performance.now();
    for (let made = 0; made < creates; made += atOnce) {
      const batch = Array.from({ length: Math.min(atOnce, creates - made) }, () =>
        world.rpc("fleet_create", { max_players: 2 }),
      );
      if (end === "timed out") await timeOutAtOnce(world, made + batch.length);
      await Promise.all(batch);
      await eventually(
        `the events of ${made + batch.length} placements are taken`,
        async (saw) => {
          const taken = (await world.queue.received()).filter((message) => message.isDeleted).length;
          saw(`${taken} are`);
          return taken >= made + batch.length;
        },
        { withinMs: BATCH_LIMIT_MS, everyMs: 5 },
      );
    }
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    return [await heldCallbacks(world, creates), seconds];
  } finally {
    await world.close();
  }
}

/** Ends each placement in the very turn in which it is seen, while its Start is still being answered. */
async function timeOutAtOnce(world: World, placements: number): Promise<void> {
  const limit = performance.now() + BATCH_LIMIT_MS;
  let seen = 0;
  while (seen < placements) {
    if (performance.now() > limit) throw new Error(`only ${seen} of ${placements} placements were started`);
    const started = (await world.placements()).length;
    if (started > seen) {
      const { now } = await world.bench.clock();
      await world.bench.setClock(now + QUEUE_TIMEOUT_MS);
      seen = started;
    }
    await nextTurn();
  }
}

/** Every callback must be accounted for; then those that had to be held are the ones that would be lost. */
async function heldCallbacks(world: World, creates: number): Promise<number> {
  const counts = await eventually(
    "every callback was called",
    async (saw) => {
      const answer = (await world.rpc("fleet_callback_counts", {})) as { invoked: number; held: number };
      saw(answer);
      return answer.invoked === creates && answer;
    },
    { withinMs: BATCH_LIMIT_MS },
  );
  return counts.held;
}
