import { test } from "vitest";
import { ClientWorld } from "./client-world.ts";
import { reportStory } from "./report-story.ts";
import { suiteStack } from "./suite-stack.ts";

/** Wall milliseconds, the first build of a client included. */
const LIMIT_MS = 240_000;

/** A story of AWS clients with a GameLift and a queue of their own, without Nakama; everything is closed at its end. */
export function clientScenario(title: string, tell: (world: ClientWorld) => Promise<void>): void {
  test(title, { timeout: LIMIT_MS }, async ({ annotate, task }) => {
    const stack = suiteStack();
    const startedAt = performance.now();
    try {
      const world = await ClientWorld.create(`c${process.pid}-${task.id.replace(/^-?\d+_/, "")}`, stack);
      try {
        const report = (outcome: "passed" | "failed") =>
          reportStory({ annotate, task }, world, {
            title,
            outcome,
            wallMs: Math.round(performance.now() - startedAt),
          });
        await tell(world).catch(async (error: unknown) => {
          await report("failed");
          throw error;
        });
        await report("passed");
      } finally {
        await world.close();
      }
    } finally {
      await stack.close();
    }
  });
}
