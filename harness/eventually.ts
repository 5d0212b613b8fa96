/**
 * Asks again and again, within a limit of wall time, until something that happens outside our clock has happened.
 */
import { setTimeout as pause } from "node:timers/promises";
import { show } from "./show.ts";

/** Many times what anything takes here: a machine that plays a dozen stories at once is no reason to fail. */
const PATIENCE_MS = 15_000;

export interface EventuallyOptions {
  /** Limit in milliseconds of wall time; 15,000 unless told. */
  readonly withinMs?: number;
  /** Pause between two looks in milliseconds of wall time; 20 unless told. */
  readonly everyMs?: number;
}

/** What a probe answers while the awaited thing is not there yet. */
export type NotYet = undefined | null | false;

const limitReached = Symbol("limit reached");

/**
 * Resolves with the first answer of `probe` that is not `undefined`, `null` or `false`.
 *
 * A probe that throws counts as "not yet". It may call `saw(...)` with what it looked at, which is what the error
 * then shows.
 * @throws Error naming `what`, how long it waited, how often it looked and what it last saw.
 */
export async function eventually<T>(
  what: string,
  probe: (saw: (value: unknown) => void) => Promise<T | NotYet> | T | NotYet,
  { withinMs = PATIENCE_MS, everyMs = 20 }: EventuallyOptions = {},
): Promise<T> {
  const startedAt = performance.now();
  const limit = new AbortController();
  const limitTimer = setTimeout(() => limit.abort(), withinMs);
  const untilLimit = new Promise<typeof limitReached>((resolve) => {
    limit.signal.addEventListener("abort", () => resolve(limitReached), { once: true });
  });
  let lastSeen = "nothing";
  let looks = 0;
  const look = async (): Promise<T | NotYet> => {
    looks += 1;
    let seen: string | undefined;
    try {
      const answer = await probe((value) => {
        seen = show(value);
      });
      lastSeen = seen ?? show(answer);
      return answer;
    } catch (error) {
      lastSeen = seen === undefined ? show(error) : `${seen}, then ${show(error)}`;
      return undefined;
    }
  };
  try {
    while (!limit.signal.aborted) {
      const answer = await Promise.race([look(), untilLimit]);
      if (answer === limitReached) {
        break;
      }
      if (answer !== undefined && answer !== null && answer !== false) {
        return answer;
      }
      await pause(everyMs, undefined, { signal: limit.signal }).catch(() => undefined);
    }
  } finally {
    clearTimeout(limitTimer);
  }
  const waitedMs = Math.round(performance.now() - startedAt);
  throw new Error(`Waited ${waitedMs} ms for: ${what}. Looked ${looks} times, last saw: ${lastSeen}`);
}
