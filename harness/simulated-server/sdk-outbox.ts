/**
 * What a process writes on its line, in order: held back while there is no line or the SDK keeps it locked.
 *
 * **Observed** in the Server SDKs: C# asks by a ping before each message whether the line is alive, and its library breaks
 * messages above 1,016 bytes up; Go writes nothing while it opens another socket.
 */
import { WebSocket } from "ws";
import type { WorldTimers } from "../world-timers.ts";
import type { SdkManner } from "./sdk-manner.ts";

export interface SdkOutboxOptions {
  readonly manner: SdkManner;
  readonly wall: Pick<WorldTimers, "after">;
  /** A ping had no answer in its time: the line is taken for dead. */
  noPong(socket: WebSocket): void;
}

export class SdkOutbox {
  readonly #options: SdkOutboxOptions;
  /** By RequestId. */
  readonly #unsent = new Map<string, string>();
  #socket: WebSocket | undefined;
  #locks = 0;
  #isWriting = false;

  constructor(options: SdkOutboxOptions) {
    this.#options = options;
  }

  /** Writes a message as soon as it can be; one that waits already goes on waiting in its place. */
  send(requestId: string, text: string): void {
    this.#unsent.set(requestId, text);
    void this.#write();
  }

  /** Writes on this socket from now on, or on none. */
  use(socket: WebSocket | undefined): void {
    this.#socket = socket;
    void this.#write();
  }

  /** Nothing is written until `unlock`, once for each lock. */
  lock(): void {
    this.#locks += 1;
  }

  unlock(): void {
    this.#locks -= 1;
    void this.#write();
  }

  clear(): void {
    this.#unsent.clear();
    this.#socket = undefined;
  }

  get #writable(): WebSocket | undefined {
    return this.#locks === 0 && this.#socket?.readyState === WebSocket.OPEN ? this.#socket : undefined;
  }

  /** Waits for nothing but pongs: without pings everything is written before it answers. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    const { pingsBeforeMessages, fragmentBytes } = this.#options.manner.profile;
    for (;;) {
      const [next] = this.#unsent;
      const socket = this.#writable;
      if (next === undefined || socket === undefined) break;
      if (pingsBeforeMessages && !(await this.#ponged(socket))) continue;
      if (socket !== this.#writable || !this.#unsent.has(next[0])) continue;
      this.#unsent.delete(next[0]);
      sendInFragments(socket, next[1], fragmentBytes);
    }
    this.#isWriting = false;
  }

  /** False when the socket is gone, or was given up for want of an answer. */
  #ponged(socket: WebSocket): Promise<boolean> {
    const { wall, manner, noPong } = this.#options;
    return new Promise((resolve) => {
      const settle = (isAlive: boolean) => {
        callOff();
        socket.off("pong", answered).off("close", closed);
        resolve(isAlive);
      };
      const answered = () => settle(true);
      const closed = () => settle(false);
      const callOff = wall.after(manner.timings.pongTimeoutMs, "the pong", () => {
        if (this.#socket === socket) this.#socket = undefined;
        noPong(socket);
        settle(false);
      });
      socket.once("pong", answered).once("close", closed);
      socket.ping();
    });
  }
}

function sendInFragments(socket: WebSocket, text: string, fragmentBytes: number | undefined): void {
  const bytes = Buffer.from(text);
  const size = fragmentBytes ?? bytes.length;
  for (let start = 0; start < bytes.length; start += size) {
    const end = start + size;
    socket.send(bytes.subarray(start, end), { fin: end >= bytes.length, binary: false });
  }
}
