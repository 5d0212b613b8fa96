import type { Wall } from "../runtime/wall.ts";

/** **Assumed**: as many and as long as this; five tries of C++, 20 s apart, fit into both. */
const REMEMBERED_RESPONSES = 256;
const REMEMBERED_MS = 5 * 60 * 1000;

interface Remembered {
  readonly response: string;
  /** How many were remembered before this one, and this one. */
  readonly number: number;
  readonly sinceMs: number;
}

/**
 * The responses that a process may ask for again, by the id of their request.
 *
 * **Observed**: C++ resends a request with its old id after 20 s without an answer, also on a new socket; it is the same
 * request, and may have no second effect.
 *
 * Those that are forgotten are cleared away many at once: taken out one by one, each would be looked for once more.
 */
export class ResponseMemory {
  readonly #wall: Wall;
  readonly #responses = new Map<string, Remembered>();
  #count = 0;
  #clearedAtMs = Number.NEGATIVE_INFINITY;

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** The response that this request got, or undefined for one that is new, or too old. */
  responseTo(requestId: string): string | undefined {
    const remembered = this.#responses.get(requestId);
    if (remembered === undefined || this.#isForgotten(remembered, this.#wall.monotonicMs())) return undefined;
    return remembered.response;
  }

  remember(requestId: string, response: string): void {
    const nowMs = this.#wall.monotonicMs();
    if (this.#responses.size >= 2 * REMEMBERED_RESPONSES || nowMs - this.#clearedAtMs >= REMEMBERED_MS) {
      this.#clear(nowMs);
    }
    this.#count += 1;
    this.#responses.set(requestId, { response, number: this.#count, sinceMs: nowMs });
  }

  #clear(nowMs: number): void {
    this.#clearedAtMs = nowMs;
    this.#responses.forEach((remembered, requestId) => {
      if (this.#isForgotten(remembered, nowMs)) this.#responses.delete(requestId);
    });
  }

  #isForgotten({ number, sinceMs }: Remembered, nowMs: number): boolean {
    return number <= this.#count - REMEMBERED_RESPONSES || sinceMs <= nowMs - REMEMBERED_MS;
  }
}
