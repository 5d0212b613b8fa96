import type { WebSocket } from "ws";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";
import { LostStartWatch, type Redelivery } from "./lost-start-watch.ts";
import type { OutgoingFault } from "./outgoing-fault.ts";
import type { WayOut } from "./way-out.ts";

/**
 * **Observed**: Go handles every frame in a goroutine of its own, and two pushes sent back to back were handled in the
 * wrong order in 38 of 100 runs. **Assumed**: 100 ms apart is enough.
 */
const PUSH_SPACING_MS = 100;

export interface PushQueueOptions {
  readonly processId: string;
  readonly wall: Wall;
  readonly wayOut: WayOut;
  /** Told of each push when it leaves. */
  readonly onPush: (push: Members) => void;
  /** How starts that may be lost are sent again; they are not when left out. */
  readonly redelivery?: Redelivery;
}

/** The pushes to one process: in order, apart from each other, and kept while there is no socket to send them on. */
export class PushQueue {
  readonly #options: PushQueueOptions;
  readonly #waiting: Members[] = [];
  readonly #lostStart: LostStartWatch | undefined;
  #socket: WebSocket | undefined;
  #lastPushMs = Number.NEGATIVE_INFINITY;
  #cancelNext: (() => void) | undefined;
  /** Until when, in milliseconds of the machine, a fault keeps a push waiting; no other fault shall meet it. */
  readonly #heldUntilMs = new WeakMap<Members, number>();
  /** The push that waits behind the next one, and what lets it go. */
  #overtaken: { readonly push: Members; readonly cancel: () => void } | undefined;

  constructor(options: PushQueueOptions) {
    const { wall, redelivery } = options;
    this.#options = options;
    if (redelivery !== undefined)
      this.#lostStart = new LostStartWatch(wall, redelivery, (push) => this.push(push));
  }

  /** Pushes that wait for their turn on an open socket; those that wait for a socket may wait for ever. */
  get isSpacing(): boolean {
    return this.#waiting.length > 0 && this.#openSocket() !== undefined;
  }

  /** Whether it is a fault that the first of them waits for. */
  get isDelayed(): boolean {
    return this.#heldForMs() > 0;
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
    this.#overtaken?.cancel();
    this.#overtaken = undefined;
    this.#waiting.length = 0;
  }

  #pause(): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#openSocket() === undefined || this.#cancelNext !== undefined)
      return;
    const { wall, wayOut } = this.#options;
    const waitMs = Math.max(this.#heldForMs(), this.#lastPushMs + PUSH_SPACING_MS - wall.monotonicMs());
    if (waitMs > 0) this.#after(waitMs, () => this.#next());
    // What is pushed comes from a commit, within which no fault can be met.
    else if (wayOut.faults.isArmed()) this.#after(0, () => this.#leave());
    else this.#leave();
  }

  /** How long a fault still keeps the first one waiting, whatever socket there is; below 0 when none does. */
  #heldForMs(): number {
    const [first] = this.#waiting;
    const untilMs = first === undefined ? undefined : this.#heldUntilMs.get(first);
    return (untilMs ?? Number.NEGATIVE_INFINITY) - this.#options.wall.monotonicMs();
  }

  #after(waitMs: number, run: () => void): void {
    this.#cancelNext = this.#options.wall.after(waitMs, () => {
      this.#cancelNext = undefined;
      run();
    });
  }

  #leave(): void {
    const socket = this.#openSocket();
    const push = this.#waiting.shift();
    if (push === undefined) return;
    if (socket === undefined) {
      this.#waiting.unshift(push);
      return;
    }
    const { wall } = this.#options;
    const fault = this.#meet(push);
    if (fault?.kind === "delay") {
      this.#heldUntilMs.set(push, wall.monotonicMs() + fault.delayMs);
      this.#waiting.unshift(push);
      this.#next();
      return;
    }
    if (fault?.kind === "overtaken" && this.#overtaken === undefined) {
      this.#heldUntilMs.set(push, Number.NEGATIVE_INFINITY);
      this.#overtaken = { push, cancel: wall.after(fault.atMostMs, () => this.#letGo()) };
      this.#next();
      return;
    }
    this.#send(push, socket, fault);
    this.#letGo();
  }

  #meet(push: Members): OutgoingFault | undefined {
    const { processId, wayOut } = this.#options;
    if (this.#heldUntilMs.has(push) || !wayOut.faults.isArmed()) return undefined;
    return wayOut.faults.meet({ frame: "push", action: String(push.Action), processId });
  }

  #send(push: Members, socket: WebSocket, fault: OutgoingFault | undefined): void {
    const { wall, wayOut, onPush } = this.#options;
    this.#lastPushMs = wall.monotonicMs();
    const text = JSON.stringify(push);
    const isPlain = fault === undefined || fault.kind === "delay" || fault.kind === "overtaken";
    if (wayOut.isSilent(socket)) return;
    if (isPlain) socket.send(text);
    const hasLeft = isPlain || wayOut.leave(fault, socket, text, (whole) => socket.send(whole));
    if (!hasLeft) return;
    this.#lostStart?.sent(push, socket);
    onPush(push);
  }

  /** What another push was to overtake is the next, and no fault's any more. */
  #letGo(): void {
    const overtaken = this.#overtaken;
    if (overtaken !== undefined) {
      this.#overtaken = undefined;
      overtaken.cancel();
      this.#waiting.unshift(overtaken.push);
    }
    this.#next();
  }

  /** On a socket that is closing a push would be lost without a word: it waits for the next socket. */
  #openSocket(): WebSocket | undefined {
    return this.#socket?.readyState === this.#socket?.OPEN ? this.#socket : undefined;
  }
}
