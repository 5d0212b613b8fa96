import type { Wall } from "../runtime/wall.ts";

/** **Assumed**: as many and as long as this; five tries of C++, 20 s apart, fit into both. */
const REMEMBERED_RESPONSES = 256;
const REMEMBERED_MS = 5 * 60 * 1000;
/** So many forgotten ones are taken off the front of the list at once: each time alone it would be moved as a whole. */
const FORGOTTEN_AT_ONCE = 64;

interface Remembered {
  readonly requestId: string;
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
  /** In the order in which they were given, those forgotten first: a map would be walked past all that left it. */
  readonly #inOrder: Remembered[] = [];
  #forgottenCount = 0;

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** The response that this request got, or undefined for one that is new, or too old. */
  responseTo(requestId: string): string | undefined {
    const remembered = this.#responses.get(requestId);
    if (remembered === undefined || isTooOld(remembered, this.#wall.monotonicMs())) return undefined;
    return remembered.response;
  }

  remember(requestId: string, response: string): void {
    const remembered = { requestId, response, sinceMs: this.#wall.monotonicMs() };
    this.#responses.set(requestId, remembered);
    this.#inOrder.push(remembered);
    this.#forgetOld(remembered.sinceMs);
  }

  #forgetOld(nowMs: number): void {
    let oldest = this.#inOrder[this.#forgottenCount];
    while (oldest !== undefined && (this.#isFull() || isTooOld(oldest, nowMs))) {
      // A request that was too old to be remembered may have come again since.
      if (this.#responses.get(oldest.requestId) === oldest) this.#responses.delete(oldest.requestId);
      this.#forgottenCount += 1;
      oldest = this.#inOrder[this.#forgottenCount];
    }
    if (this.#forgottenCount < FORGOTTEN_AT_ONCE) return;
    this.#inOrder.splice(0, this.#forgottenCount);
    this.#forgottenCount = 0;
  }

  #isFull(): boolean {
    return this.#inOrder.length - this.#forgottenCount > REMEMBERED_RESPONSES;
  }
}

const isTooOld = ({ sinceMs }: Remembered, nowMs: number): boolean => sinceMs <= nowMs - REMEMBERED_MS;
