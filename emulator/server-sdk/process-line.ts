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
 * How long a socket that was replaced is left alone. **Observed**: a close frame on it makes the Go SDK drop its new one;
 * a cut harms neither Go nor C#. C++ closes it by itself, and would open another one for a cut.
 */
const SUPERSEDED_SOCKET_MS = 30_000;
const CLOSES_BY_FRAME = "Cpp";

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
  #sdkLanguage = "";
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
    return this.#waiting.length > 0 && this.#openSocket() !== undefined;
  }

  /** Makes this socket the one that gets pushes; the one before is still read, and cleared away later. */
  use(socket: WebSocket, sdkLanguage: string): void {
    const superseded = this.#socket;
    const language = this.#sdkLanguage;
    this.#socket = socket;
    this.#sdkLanguage = sdkLanguage;
    if (superseded !== undefined) {
      this.#wall.after(SUPERSEDED_SOCKET_MS, () => {
        if (language === CLOSES_BY_FRAME) superseded.close(1000);
        else superseded.terminate();
      });
    }
    this.#next();
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
    this.#cancelNext = undefined;
    this.#waiting.length = 0;
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
    this.#onPush(push);
    this.#next();
  }

  /** On a socket that is closing a push would be lost without a word: it waits for the next socket. */
  #openSocket(): WebSocket | undefined {
    return this.#socket?.readyState === this.#socket?.OPEN ? this.#socket : undefined;
  }
}
