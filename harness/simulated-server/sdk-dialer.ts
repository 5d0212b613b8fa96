/** Opens the sockets of one process, again after each wait that it is given, and knows all that are still there. */
import type { WebSocket } from "ws";
import type { WorldTimers } from "../world-timers.ts";
import type { SdkManner } from "./sdk-manner.ts";
import { openSdkSocket } from "./sdk-socket.ts";

export interface SdkDialerOptions {
  readonly processId: string;
  readonly manner: SdkManner;
  readonly wall: WorldTimers;
  opened(socket: WebSocket): void;
  received(text: string): void;
  /** Only after `opened`. */
  closed(socket: WebSocket, code: number, reason: string): void;
  refused(reason: string): void;
}

export class SdkDialer {
  readonly #options: SdkDialerOptions;
  readonly #sockets = new Set<WebSocket>();
  #handshaking = false;
  #over: string | undefined;
  #stopWaiting: () => void = () => undefined;

  constructor(options: SdkDialerOptions) {
    this.#options = options;
  }

  get handshaking(): boolean {
    return this.#handshaking;
  }

  /** Those that are open, and one that is to be. */
  get sockets(): ReadonlySet<WebSocket> {
    return this.#sockets;
  }

  /** @param delaysMs between the attempts. @throws Error with the service's reason when the last one failed. */
  async open(address: string, delaysMs: readonly number[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#handshake(address);
      } catch (error) {
        const delayMs = delaysMs[attempt];
        if (delayMs === undefined || this.#over !== undefined) throw error;
        await this.#wait(delayMs);
        if (this.#over !== undefined) throw error;
      }
    }
  }

  /** Nothing is opened any more; the sockets are whoever's to close. */
  finish(reason: string): void {
    this.#over ??= reason;
    this.#stopWaiting();
  }

  #handshake(address: string): Promise<void> {
    if (this.#over !== undefined) return Promise.reject(new Error(this.#over));
    const { closed, manner, opened, processId, received, refused } = this.#options;
    this.#handshaking = true;
    return new Promise((resolve, reject) => {
      const socket = openSdkSocket(address, manner, {
        opened: () => {
          this.#handshaking = false;
          opened(socket);
          resolve();
        },
        refused: (reason) => {
          this.#handshaking = false;
          this.#sockets.delete(socket);
          refused(reason);
          const { origin, pathname } = new URL(address);
          reject(new Error(`${origin}${pathname} refused the connection of process ${processId}: ${reason}`));
        },
        received,
        closed: (_, code, reason) => {
          this.#sockets.delete(socket);
          closed(socket, code, reason);
        },
      });
      this.#sockets.add(socket);
    });
  }

  #wait(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = this.#options.wall.after(delayMs, "the next attempt to connect", resolve);
      this.#stopWaiting = () => {
        callOff();
        resolve();
      };
    });
  }
}
