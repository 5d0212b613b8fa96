import type { Wall } from "../runtime/wall.ts";

/** **Assumed**: as many and as long as this; five tries of C++, 20 s apart, fit into both. */
const REMEMBERED_RESPONSES = 256;
const REMEMBERED_MS = 5 * 60 * 1000;

interface Remembered {
  readonly response: string;
  readonly sinceMs: number;
}

/**
 * The responses that a process may ask for again, by the id of their request.
 *
 * **Observed**: C++ resends a request with its old id after 20 s without an answer, also on a new socket; it is the same
 * request, and may have no second effect.
 */
export class ResponseMemory {
  readonly #wall: Wall;
  readonly #responses = new Map<string, Remembered>();

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** The response that this request got, or undefined for one that is new, or too old. */
  responseTo(requestId: string): string | undefined {
    const remembered = this.#responses.get(requestId);
    return remembered === undefined || this.#isTooOld(remembered) ? undefined : remembered.response;
  }

  remember(requestId: string, response: string): void {
    this.#responses.set(requestId, { response, sinceMs: this.#wall.monotonicMs() });
    this.#forgetOld();
  }

  /** They stand in the order in which they were given, so that the old ones come first. */
  #forgetOld(): void {
    for (const [requestId, remembered] of this.#responses) {
      if (this.#responses.size <= REMEMBERED_RESPONSES && !this.#isTooOld(remembered)) return;
      this.#responses.delete(requestId);
    }
  }

  #isTooOld({ sinceMs }: Remembered): boolean {
    return sinceMs <= this.#wall.monotonicMs() - REMEMBERED_MS;
  }
}
