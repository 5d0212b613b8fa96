import type { WebSocket } from "ws";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";

/** **Assumed**: a push written to a socket that was gone so soon may never have been read. */
const SUSPECT_MS = 1_000;
/** **Assumed**: how long after the reconnect a server that did get it would take to say so. */
const PATIENCE_MS = 10_000;

/** How game sessions whose start may have been lost on its way are started once more. */
export interface Redelivery {
  /** Whether the game session still waits for ActivateGameSession. */
  readonly isActivating: (gameSessionId: string) => boolean;
}

interface Start {
  readonly push: Members;
  readonly socket: WebSocket;
  readonly sentMs: number;
}

/**
 * Watches for a CreateGameSession that was sent to a socket which died at once, and sends it again, once, when the server
 * has reconnected and says nothing.
 *
 * **Assumed**, and off unless chosen: the real service relies on the activation time-out, and a server that got both would
 * start its game session twice.
 */
export class LostStartWatch {
  readonly #wall: Wall;
  readonly #redelivery: Redelivery;
  readonly #resend: (push: Members) => void;
  #start: Start | undefined;
  #lost: Members | undefined;
  #cancel: (() => void) | undefined;

  constructor(wall: Wall, redelivery: Redelivery, resend: (push: Members) => void) {
    this.#wall = wall;
    this.#redelivery = redelivery;
    this.#resend = resend;
  }

  /** A process starts one game session in its life; what is sent again is not watched again. */
  sent(push: Members, socket: WebSocket): void {
    if (push.Action !== "CreateGameSession" || this.#start !== undefined) return;
    this.#start = { push, socket, sentMs: this.#wall.monotonicMs() };
  }

  /** @param next the socket in use by then, where there is one. */
  socketLost(socket: WebSocket, next: WebSocket | undefined): void {
    if (this.#lost !== undefined) {
      if (next === undefined) this.close();
      return;
    }
    const start = this.#start;
    if (start?.socket !== socket || this.#wall.monotonicMs() - start.sentMs > SUSPECT_MS) return;
    this.#lost = start.push;
    if (next !== undefined) this.socketInUse();
  }

  socketInUse(): void {
    const push = this.#lost;
    if (push === undefined) return;
    this.close();
    this.#cancel = this.#wall.after(PATIENCE_MS, () => {
      this.#lost = undefined;
      if (this.#redelivery.isActivating(String(push.GameSessionId))) this.#resend(push);
    });
  }

  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
