/** Waits for something outside of us to be so, looking again and again within a limit. */
import { setTimeout as pause } from "node:timers/promises";

/**
 * Looks every `everyMs` (20) until `look` answers true; a text it answers, or the message of what it
 * throws, is what was last seen. `giveUp` may name a reason to stop early (the process has ended).
 * @throws an Error naming `what`, the limit and what was last seen, when `withinMs` have passed.
 */
export async function until(options: {
  readonly what: string;
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly look: () => Promise<true | string> | true | string;
  readonly giveUp?: () => string | undefined;
}): Promise<void> {
  const deadline = performance.now() + options.withinMs;
  for (;;) {
    const seen = await attempt(options.look);
    if (seen === true) return;
    const reason = options.giveUp?.();
    if (reason !== undefined) throw new Error(`${options.what}: ${reason}`);
    if (performance.now() >= deadline) {
      throw new Error(`${options.what}: not within ${options.withinMs} ms; last seen: ${seen}`);
    }
    await pause(options.everyMs ?? 20);
  }
}

async function attempt(look: () => Promise<true | string> | true | string): Promise<true | string> {
  try {
    return await look();
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  }
}
