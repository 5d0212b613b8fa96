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
 * They are kept in two maps, of which the older one is let go as a whole when nothing in it is remembered any more: to
 * take each response out of a map alone costs as much as to put it in.
 */
export class ResponseMemory {
  readonly #wall: Wall;
  #recent = new Map<string, Remembered>();
  #earlier: ReadonlyMap<string, Remembered> = new Map();
  /** When the first of the recent ones was remembered. */
  #recentSinceMs = 0;
  #count = 0;

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  /** The response that this request got, or undefined for one that is new, or too old. */
  responseTo(requestId: string): string | undefined {
    const remembered = this.#recent.get(requestId) ?? this.#earlier.get(requestId);
    if (remembered === undefined || remembered.number <= this.#count - REMEMBERED_RESPONSES) return undefined;
    return isTooOld(remembered.sinceMs, this.#wall.monotonicMs()) ? undefined : remembered.response;
  }

  remember(requestId: string, response: string): void {
    const nowMs = this.#wall.monotonicMs();
    if (this.#recent.size >= REMEMBERED_RESPONSES || isTooOld(this.#recentSinceMs, nowMs)) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    if (this.#recent.size === 0) this.#recentSinceMs = nowMs;
    this.#count += 1;
    this.#recent.set(requestId, { response, number: this.#count, sinceMs: nowMs });
  }
}

const isTooOld = (sinceMs: number, nowMs: number): boolean => sinceMs <= nowMs - REMEMBERED_MS;
