import type { WebSocket } from "ws";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";
import { LostStartWatch, type Redelivery } from "./lost-start-watch.ts";

/**
 * **Observed**: Go handles every frame in a goroutine of its own, and two pushes sent back to back were handled in the
 * wrong order in 38 of 100 runs. **Assumed**: 100 ms apart is enough.
 */
const PUSH_SPACING_MS = 100;

/** The pushes to one process: in order, apart from each other, and kept while there is no socket to send them on. */
export class PushQueue {
  readonly #wall: Wall;
  readonly #onPush: (push: Members) => void;
  readonly #waiting: Members[] = [];
  readonly #lostStart: LostStartWatch | undefined;
  #socket: WebSocket | undefined;
  #lastPushMs = Number.NEGATIVE_INFINITY;
  #cancelNext: (() => void) | undefined;

  /**
   * @param onPush told of each push when it leaves.
   * @param redelivery how starts that may be lost are sent again; they are not when left out.
   */
  constructor(wall: Wall, onPush: (push: Members) => void, redelivery?: Redelivery) {
    this.#wall = wall;
    this.#onPush = onPush;
    if (redelivery !== undefined)
      this.#lostStart = new LostStartWatch(wall, redelivery, (push) => this.push(push));
  }

  /** Pushes that wait for their turn on an open socket; those that wait for a socket may wait for ever. */
  get isSpacing(): boolean {
    return this.#waiting.length > 0 && this.#openSocket() !== undefined;
  }

  /** Sends on this socket from now on. */
  use(socket: WebSocket): void {
    this.#socket = socket;
    this.#lostStart?.socketInUse();
    this.#next();
  }

  /** A socket is gone: if it was the one in use, pushes wait for another. */
  lost(socket: WebSocket): void {
    if (this.#socket === socket) {
      this.#socket = undefined;
      this.#pause();
    }
    this.#lostStart?.socketLost(socket, this.#socket);
  }

  push(push: Members): void {
    this.#waiting.push(push);
    this.#next();
  }

  /** Forgets what waits. */
  close(): void {
    this.#lostStart?.close();
    this.#pause();
    this.#waiting.length = 0;
  }

  #pause(): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
  }

  #next(): void {
    const push = this.#waiting[0];
    const socket = this.#openSocket();
    if (push === undefined || socket === undefined || this.#cancelNext !== undefined) return;
    const waitMs = this.#lastPushMs + PUSH_SPACING_MS - this.#wall.monotonicMs();
    if (waitMs > 0) {
      this.#cancelNext = this.#wall.after(waitMs, () => {
        this.#cancelNext = undefined;
        this.#next();
      });
      return;
    }
    this.#waiting.shift();
    this.#lastPushMs = this.#wall.monotonicMs();
    socket.send(JSON.stringify(push));
    this.#lostStart?.sent(push, socket);
    this.#onPush(push);
    this.#next();
  }

  /** On a socket that is closing a push would be lost without a word: it waits for the next socket. */
  #openSocket(): WebSocket | undefined {
    return this.#socket?.readyState === this.#socket?.OPEN ? this.#socket : undefined;
  }
}
