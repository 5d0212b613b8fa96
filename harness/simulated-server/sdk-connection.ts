/**
 * The process's line to GameLift: one WebSocket after another, requests with their answers, and pushes.
 *
 * **Observed** in the Go Server SDK 5.6.0: it reconnects at once on every loss, waits 8, 16, 32 … s after failed
 * attempts, sends nothing again, and opens a new socket after two unanswered requests in a row. Close 1000 and 1001 are
 * the end of the line, as they are for Go built with gorilla/websocket 1.5.0 or 1.5.3, and for C++ 5.4.0; built with the
 * 1.5.1 that the SDK asks for, Go comes back after those, too. Three choices of ours: the stricter of these two, the
 * first connect fails at once with the service's reason (a setting makes it wait like Go), and the 5 s for which Go
 * writes nothing after a reconnect are off unless asked for.
 */
import { WebSocket } from "ws";
import { show } from "../show.ts";
import { sdkAddress } from "./sdk-address.ts";
import {
  type AnswerFrame,
  encodeRequest,
  type FrameFields,
  type PushFrame,
  readFrame,
} from "./sdk-frames.ts";
import { SdkRequestError, SdkRequests } from "./sdk-requests.ts";
import { openSdkSocket } from "./sdk-socket.ts";
import type { ServerIdentity } from "./server-identity.ts";
import type { WireNote } from "./server-note.ts";

/** Everything here is wall time in milliseconds. */
export interface SdkTimings {
  readonly requestTimeoutMs: number;
  /** Waits between attempts of the first connect; none means that the first refusal counts. */
  readonly connectRetryDelaysMs: readonly number[];
  /** Waits between attempts of a reconnect, whose first attempt is made at once. */
  readonly reconnectDelaysMs: readonly number[];
  /** How long nothing is written after a reconnect; Go's own is 5,000. */
  readonly silenceAfterReconnectMs: number;
  /** How long a socket that was replaced is still read before it is cut. */
  readonly supersededSocketMs: number;
}

export const goTimings: SdkTimings = {
  requestTimeoutMs: 20_000,
  connectRetryDelaysMs: [],
  reconnectDelaysMs: [8_000, 16_000, 32_000, 32_000, 32_000, 32_000, 32_000],
  silenceAfterReconnectMs: 0,
  supersededSocketMs: 5_000,
};

export interface SdkConnectionOptions {
  readonly identity: ServerIdentity;
  /** Left out by a server that counts as a real one: no SDK tells it before ProcessReady. */
  readonly toolName?: string | undefined;
  readonly newId: () => string;
  readonly timings: SdkTimings;
  pushed(push: PushFrame): void;
  /** The line is gone for good, though the process did not end it. */
  lost(reason: string): void;
  note(note: WireNote): void;
}

export class SdkConnection {
  readonly #options: SdkConnectionOptions;
  /** One for the connection's life: Go keeps the whole address for its reconnects. */
  readonly #address: string;
  readonly #requests: SdkRequests;
  readonly #sockets = new Set<WebSocket>();
  readonly #unsent: string[] = [];
  #current: WebSocket | undefined;
  #everOpened = false;
  #handshaking = false;
  #reconnecting = false;
  #silent = false;
  #timeoutsInARow = 0;
  #over: string | undefined;
  #stopWaiting: () => void = () => undefined;

  constructor(options: SdkConnectionOptions) {
    this.#options = options;
    this.#address = sdkAddress(options.identity, options.newId(), options.toolName);
    this.#requests = new SdkRequests((action) => this.#requestTimedOut(action));
  }

  /** @throws Error with the service's reason when no socket could be opened. */
  connect(): Promise<void> {
    return this.#open(this.#options.timings.connectRetryDelaysMs);
  }

  /** Sends a request, once there is a socket to send it on. @throws SdkRequestError (as a rejection). */
  request(action: string, fields: FrameFields = {}, timeoutMs?: number): Promise<AnswerFrame> {
    if (this.#over !== undefined) {
      return Promise.reject(new SdkRequestError(action, `${action} cannot be sent: ${this.#over}`));
    }
    const requestId = this.#options.newId();
    const answer = this.#requests.open(
      requestId,
      action,
      timeoutMs ?? this.#options.timings.requestTimeoutMs,
    );
    this.#options.note({ kind: "request-sent", action, requestId, fields });
    this.#unsent.push(encodeRequest(action, requestId, fields));
    this.#flush();
    return answer;
  }

  /**
   * Ends the line for good. Like Go's Destroy it cuts the TCP connection and sends no close frame, so that on the
   * wire a shutdown and a crash differ only by TerminateServerProcess.
   */
  destroy(reason: string): void {
    this.#finish(reason);
    for (const socket of this.#sockets) {
      socket.terminate();
    }
  }

  get connected(): boolean {
    return this.#current?.readyState === WebSocket.OPEN;
  }

  /** What keeps this side busy: handshakes under way and requests without an answer. */
  pending(): string[] {
    const handshake = this.#handshaking ? ["handshake with the service"] : [];
    return [...handshake, ...this.#requests.unanswered().map((action) => `${action} unanswered`)];
  }

  async #open(delaysMs: readonly number[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#handshake();
      } catch (error) {
        const delayMs = delaysMs[attempt];
        if (delayMs === undefined || this.#over !== undefined) {
          throw error;
        }
        await this.#wait(delayMs);
        if (this.#over !== undefined) {
          throw error;
        }
      }
    }
  }

  #handshake(): Promise<void> {
    this.#handshaking = true;
    return new Promise((resolve, reject) => {
      const socket = openSdkSocket(this.#address, {
        opened: () => {
          this.#handshaking = false;
          this.#adopt(socket);
          resolve();
        },
        refused: (reason) => {
          this.#handshaking = false;
          this.#sockets.delete(socket);
          this.#options.note({ kind: "connection-refused", reason });
          const { processId, webSocketUrl } = this.#options.identity;
          reject(new Error(`${webSocketUrl} refused the connection of process ${processId}: ${reason}`));
        },
        received: (text) => this.#received(text),
        closed: (closed, code, reason) => this.#closed(closed, code, reason),
      });
      this.#sockets.add(socket);
    });
  }

  #adopt(socket: WebSocket): void {
    const superseded = this.#current;
    this.#current = socket;
    this.#timeoutsInARow = 0;
    this.#options.note({ kind: "connected", again: this.#everOpened });
    if (superseded !== undefined) {
      setTimeout(() => superseded.terminate(), this.#options.timings.supersededSocketMs).unref();
    }
    const silenceMs = this.#everOpened ? this.#options.timings.silenceAfterReconnectMs : 0;
    this.#everOpened = true;
    if (silenceMs > 0) {
      this.#silent = true;
      setTimeout(() => {
        this.#silent = false;
        this.#flush();
      }, silenceMs).unref();
    }
    this.#flush();
  }

  #flush(): void {
    const socket = this.#current;
    if (this.#silent || socket === undefined || socket.readyState !== WebSocket.OPEN) {
      return;
    }
    for (const text of this.#unsent.splice(0)) {
      socket.send(text);
    }
  }

  #received(text: string): void {
    if (this.#over !== undefined) {
      return;
    }
    this.#timeoutsInARow = 0;
    const frame = readFrame(text);
    if (frame.kind === "unreadable") {
      this.#options.note({ kind: "frame-unreadable", problem: frame.problem });
    } else if (frame.kind === "push") {
      this.#options.note({ kind: "push-received", action: frame.action, fields: frame.fields });
      this.#options.pushed(frame);
    } else {
      const { action, requestId, statusCode, errorMessage } = frame;
      const expected = this.#requests.settle(frame);
      this.#options.note({ kind: "answer-received", action, requestId, statusCode, errorMessage, expected });
    }
  }

  #closed(socket: WebSocket, code: number, reason: string): void {
    this.#sockets.delete(socket);
    if (socket !== this.#current) {
      return;
    }
    this.#current = undefined;
    if (this.#over !== undefined) {
      return;
    }
    this.#options.note({ kind: "connection-lost", code, reason });
    if (code === 1000 || code === 1001) {
      this.#lose(`the service closed the connection with ${code}`);
    } else {
      void this.#reconnect();
    }
  }

  async #reconnect(): Promise<void> {
    if (this.#reconnecting) {
      return;
    }
    this.#reconnecting = true;
    try {
      await this.#open(this.#options.timings.reconnectDelaysMs);
    } catch (error) {
      if (!this.connected) {
        this.#lose(show(error));
      }
    } finally {
      this.#reconnecting = false;
    }
    // A socket can be opened and closed again before this line is reached.
    if (this.#over === undefined && this.#current === undefined) {
      void this.#reconnect();
    }
  }

  #requestTimedOut(action: string): void {
    this.#options.note({ kind: "request-timed-out", action });
    this.#timeoutsInARow += 1;
    if (this.#timeoutsInARow >= 2 && this.connected) {
      void this.#reconnect();
    }
  }

  #lose(reason: string): void {
    if (this.#over === undefined) {
      this.#finish(reason);
      this.#options.lost(reason);
    }
  }

  #finish(reason: string): void {
    this.#over ??= reason;
    this.#unsent.length = 0;
    this.#requests.giveUp(reason);
    this.#stopWaiting();
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, delayMs);
      this.#stopWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
