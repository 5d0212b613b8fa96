/** Waits for what happens outside of GameLift's clock, with a limit, and says what it last saw. */
import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";

/** Many times what anything here takes on a quiet machine: whoever runs tests may have a busy one. */
const LIMIT_MS = 30_000;
/** The first looks are a turn of the event loop apart, since most things take no longer. */
const QUICK_LOOKS = 20;
const PAUSE_MS = 5;

/**
 * The first answer of `look` that is neither undefined nor false.
 *
 * @throws Error naming `what` and the last thing seen, when it takes longer than thirty seconds.
 */
export async function eventually<Value>(
  what: string,
  look: () => Value | undefined | false,
  seen: () => unknown = () => undefined,
): Promise<Value> {
  const startedAt = performance.now();
  for (let looks = 0; ; looks += 1) {
    const answer = look();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() - startedAt > LIMIT_MS) {
      throw new Error(`waited ${LIMIT_MS} ms for: ${what}. Last seen: ${JSON.stringify(seen())}`);
    }
    await (looks < QUICK_LOOKS ? nextTurn() : pause(PAUSE_MS));
  }
}
