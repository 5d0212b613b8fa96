import { test } from "vitest";
import { ClientWorld } from "./client-world.ts";
import { suiteStack } from "./suite-stack.ts";

/** Wall milliseconds, the first build of a client included. */
const LIMIT_MS = 240_000;

/** A story of AWS clients with a GameLift and a queue of their own, without Nakama; everything is closed at its end. */
export function clientScenario(title: string, tell: (world: ClientWorld) => Promise<void>): void {
  test(title, { timeout: LIMIT_MS }, async ({ task }) => {
    const stack = suiteStack();
    try {
      const world = await ClientWorld.create(`c${process.pid}-${task.id.replace(/^-?\d+_/, "")}`, stack);
      try {
        await tell(world);
      } finally {
        await world.close();
      }
    } finally {
      await stack.close();
    }
  });
}
