/**
 * What nakama-js speaks through: its own text adapter, made fit for Node and made to tell what passes.
 *
 * **Observed** in nakama-js 2.8.0: when a heartbeat stays unanswered on an open socket, for 10 s unless set, it reads
 * the browser's `window`, which ends a Node process. This adapter closes such a socket before that time is over; on a
 * closed socket the library goes no further, and no global has to be invented. It also closes a second time after an error, which
 * the text adapter answers with a TypeError.
 */
import {
  type SocketCloseHandler,
  type SocketMessageHandler,
  WebSocketAdapterText,
} from "@heroiclabs/nakama-js";

/** One message from Nakama as it arrived, its envelope's one member as kind. */
export interface SocketMessage {
  readonly kind: string;
  readonly content: unknown;
  /** Whether it answers a call of the player. */
  readonly isAnswer: boolean;
}

export interface AdapterEvents {
  received(message: SocketMessage): void;
  ended(reason: string): void;
}

export class NakamaSocketAdapter extends WebSocketAdapterText {
  readonly #events: AdapterEvents;
  readonly #heartbeatLimitMs: number;
  readonly #heartbeats = new Map<unknown, NodeJS.Timeout>();
  #alive = false;

  /** `heartbeatLimitMs`: wall time within which a heartbeat must be answered; less than the library's own limit. */
  constructor(events: AdapterEvents, heartbeatLimitMs: number) {
    super();
    this.#events = events;
    this.#heartbeatLimitMs = heartbeatLimitMs;
  }

  override connect(scheme: string, host: string, port: string, createStatus: boolean, token: string): void {
    this.#alive = true;
    super.connect(scheme, host, port, createStatus, token);
  }

  override set onMessage(handler: SocketMessageHandler | null) {
    super.onMessage = (message: Record<string, unknown>) => {
      this.#received(message);
      handler?.(message);
    };
  }

  override get onMessage(): SocketMessageHandler | null {
    return super.onMessage;
  }

  override set onClose(handler: SocketCloseHandler | null) {
    const end = (code: number, reason: string) =>
      this.#end(`the socket was closed: ${code} ${reason}`.trim());
    super.onClose = function closed(event) {
      end(event.code, event.reason);
      handler?.call(this, event);
    };
  }

  override get onClose(): SocketCloseHandler | null {
    return super.onClose;
  }

  override send(message: Record<string, unknown>): void {
    super.send(message);
    if ("ping" in message) {
      const limit = setTimeout(() => {
        this.#end(`no answer to a heartbeat within ${this.#heartbeatLimitMs} ms`);
        this.close();
      }, this.#heartbeatLimitMs);
      this.#heartbeats.set(message.cid, limit.unref());
    }
  }

  override close(): void {
    if (this.#alive) {
      this.#alive = false;
      super.close();
    }
  }

  #received(message: Record<string, unknown>): void {
    const { cid, ...members } = message;
    clearTimeout(this.#heartbeats.get(cid));
    this.#heartbeats.delete(cid);
    const [kind = "answer", content] = Object.entries(members)[0] ?? [];
    if (kind !== "pong") {
      this.#events.received({ kind, content, isAnswer: cid !== undefined });
    }
  }

  #end(reason: string): void {
    for (const limit of this.#heartbeats.values()) {
      clearTimeout(limit);
    }
    this.#heartbeats.clear();
    this.#events.ended(reason);
  }
}
