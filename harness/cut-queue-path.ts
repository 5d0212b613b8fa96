import { setTimeout as pause } from "node:timers/promises";
import type { Bench } from "./bench.ts";
import { type Duration, durationMs } from "./duration.ts";
import type { WorldNotes } from "./world-notes.ts";

/** Cuts the way between a world and its queues, and mends it after so much of the machine's time. */
export async function cutQueuePath(
  { bench, notes }: { readonly bench: Bench; readonly notes: WorldNotes },
  duration: Duration,
): Promise<void> {
  await bench.setQueueReachable(false);
  notes.fault(`the way to the queue is cut for ${duration}`);
  await pause(durationMs(duration));
  await bench.setQueueReachable(true);
  notes.world("the way to the queue is mended");
}
