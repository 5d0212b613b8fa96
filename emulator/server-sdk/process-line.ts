import type { WebSocket } from "ws";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";

/**
 * **Observed**: Go handles every frame in a goroutine of its own, and two pushes sent back to back were handled in the
 * wrong order in 38 of 100 runs. **Assumed**: 100 ms apart is enough.
 */
const PUSH_SPACING_MS = 100;
/** **Observed**: C++ resends a request after 20 s with its old id; five tries at the most fit into this window. */
const REMEMBERED_RESPONSES = 256;

/**
 * The line to one process: its current socket, the pushes that wait for it, and the answers it may ask for again. The
 * process outlives its sockets.
 */
export class ProcessLine {
  readonly processId: string;
  readonly #wall: Wall;
  readonly #onPush: (push: Members) => void;
  readonly #responses = new Map<string, string>();
  readonly #waiting: Members[] = [];
  #socket: WebSocket | undefined;
  #lastPushMs = Number.NEGATIVE_INFINITY;
  #cancelNext: (() => void) | undefined;

  constructor(processId: string, wall: Wall, onPush: (push: Members) => void) {
    this.processId = processId;
    this.#wall = wall;
    this.#onPush = onPush;
  }

  get socket(): WebSocket | undefined {
    return this.#socket;
  }

  /** Pushes that wait for their turn on an open socket; those that wait for a socket may wait for ever. */
  get isSpacingPushes(): boolean {
    return this.#socket !== undefined && this.#waiting.length > 0;
  }

  /** Makes this socket the one that gets pushes. Answers the one it replaces. */
  use(socket: WebSocket): WebSocket | undefined {
    const superseded = this.#socket;
    this.#socket = socket;
    this.#next();
    return superseded;
  }

  lost(socket: WebSocket): void {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#cancelNext?.();
    this.#cancelNext = undefined;
  }

  push(push: Members): void {
    this.#waiting.push(push);
    this.#next();
  }

  responseTo(requestId: string): string | undefined {
    return this.#responses.get(requestId);
  }

  remember(requestId: string, response: string): void {
    this.#responses.set(requestId, response);
    const oldest = this.#responses.keys().next();
    if (this.#responses.size > REMEMBERED_RESPONSES && !oldest.done) this.#responses.delete(oldest.value);
  }

  close(): void {
    this.#cancelNext?.();
    this.#waiting.length = 0;
  }

  #next(): void {
    const push = this.#waiting[0];
    const socket = this.#socket;
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
    this.#onPush(push);
    this.#next();
  }
}
