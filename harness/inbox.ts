/** Things that arrive by themselves, read one after another by those who wait for them, each wait with a limit. */
import { show } from "./show.ts";

export interface InboxWait<T> {
  /** What is awaited, for the error. */
  readonly what: string;
  /** Limit in milliseconds of wall time. */
  readonly withinMs: number;
  /** Only the first one that matches is read; the others stay. */
  readonly matching?: (item: T) => boolean;
}

interface Waiting<T> {
  readonly matches: (item: T) => boolean;
  resolve(item: T): void;
  reject(error: Error): void;
}

export class Inbox<T> {
  #unread: T[] = [];
  readonly #waiting = new Set<Waiting<T>>();
  readonly #describe: () => string;

  /** `describe` says what else arrived, for the error of a wait that came to nothing. */
  constructor(describe: () => string) {
    this.#describe = describe;
  }

  push(item: T): void {
    for (const waiting of this.#waiting) {
      if (waiting.matches(item)) {
        this.#waiting.delete(waiting);
        waiting.resolve(item);
        return;
      }
    }
    this.#unread.push(item);
  }

  /** Reads the oldest unread item that matches, or the next one to come. @throws Error when the time is up. */
  next({ what, withinMs, matching = () => true }: InboxWait<T>): Promise<T> {
    const present = this.#unread.find(matching);
    if (present !== undefined) {
      this.#unread = this.#unread.filter((item) => item !== present);
      return Promise.resolve(present);
    }
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        this.#waiting.delete(waiting);
        reject(new Error(`Waited ${withinMs} ms for: ${what}. ${this.#soFar()}`));
      }, withinMs);
      const waiting: Waiting<T> = {
        matches: matching,
        resolve: (item) => {
          clearTimeout(limit);
          resolve(item);
        },
        reject: (error) => {
          clearTimeout(limit);
          reject(error);
        },
      };
      this.#waiting.add(waiting);
    });
  }

  /** Ends every wait under way, because nothing can arrive any more; later waits are not touched. */
  interrupt(reason: string): void {
    for (const waiting of this.#waiting) {
      this.#waiting.delete(waiting);
      waiting.reject(new Error(`${reason}. ${this.#soFar()}`));
    }
  }

  #soFar(): string {
    const unread = this.#unread.length === 0 ? "" : ` Unread: ${show(this.#unread)}`;
    return `${this.#describe()}${unread}`;
  }
}
