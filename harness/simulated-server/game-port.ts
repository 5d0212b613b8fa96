/**
 * The port that players of a simulated game server connect to: a WebSocket listener on loopback, real and free.
 *
 * **Observed** in the Server SDKs: they refuse port numbers above 60,000 before anything is sent, so such a port is
 * given back and another one taken.
 */
import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { InFlight } from "../in-flight.ts";
import { readPlayerMessage, type ServerMessage } from "./game-protocol.ts";
import { isFromLoopback } from "./loopback-only.ts";

/** The game behind the port. None of these throws. */
export interface GameHost {
  /** A player shows a player session id: may they come in? */
  admit(playerSessionId: string): Promise<ServerMessage>;
  /** The admitted player has been told so. */
  entered(playerSessionId: string): Promise<void>;
  /** The player is gone or wants to go: the seat is given back. */
  release(playerSessionId: string): Promise<void>;
  /** The player knows that the seat was given back, if they still listen. */
  left(playerSessionId: string): Promise<void>;
}

const highestPort = 60_000;
/** Wall time within which a visitor must say who they are. */
const firstMessageLimitMs = 10_000;

export class GamePort {
  readonly port: number;
  readonly #listener: WebSocketServer;
  readonly #host: GameHost;
  readonly #inFlight: InFlight;
  #closing = false;

  private constructor(listener: WebSocketServer, port: number, host: GameHost, inFlight: InFlight) {
    this.#listener = listener;
    this.port = port;
    this.#host = host;
    this.#inFlight = inFlight;
    listener.on("connection", (visitor) => this.#receive(visitor));
  }

  /**
   * Opens a port on loopback, a free one unless told; everything done for players is counted in `inFlight`.
   *
   * @throws Error EADDRINUSE when the wished port is taken.
   */
  static async open(host: GameHost, inFlight: InFlight, wishedPort = 0): Promise<GamePort> {
    const tooHigh: WebSocketServer[] = [];
    try {
      for (;;) {
        const listener = new WebSocketServer({
          host: "127.0.0.1",
          port: wishedPort,
          perMessageDeflate: false,
          maxPayload: 65_536,
          verifyClient: ({ req }: { req: IncomingMessage }) => isFromLoopback(req.headers),
        });
        await once(listener, "listening");
        const address = listener.address();
        if (typeof address === "object" && address !== null && address.port <= highestPort) {
          return new GamePort(listener, address.port, host, inFlight);
        }
        tooHigh.push(listener);
      }
    } finally {
      for (const listener of tooHigh) {
        listener.close();
      }
    }
  }

  /** The game is over: players are told by a close frame, and nobody is released any more. */
  close(reason: string): void {
    this.#closing = true;
    for (const visitor of this.#listener.clients) {
      visitor.close(1001, reason);
      setTimeout(() => visitor.terminate(), 1_000).unref();
    }
    this.#listener.close();
  }

  /** The process is gone: connections break off without a word. */
  destroy(): void {
    this.#closing = true;
    for (const visitor of this.#listener.clients) {
      visitor.terminate();
    }
    this.#listener.close();
  }

  #receive(visitor: WebSocket): void {
    let asked = false;
    let seat: string | undefined;
    let gone = false;
    const firstMessageLimit = setTimeout(() => visitor.close(1008, "no join message"), firstMessageLimitMs);

    const join = async (playerSessionId: string) => {
      const answer = await this.#host.admit(playerSessionId);
      if (!("accepted" in answer)) {
        await say(visitor, answer);
        visitor.close(1000, "refused");
        return;
      }
      seat = playerSessionId;
      await say(visitor, answer);
      if (!this.#closing) {
        await this.#host.entered(playerSessionId);
      }
      if (gone) {
        await leave();
      }
    };
    const leave = async () => {
      const playerSessionId = seat;
      seat = undefined;
      if (playerSessionId === undefined || this.#closing) {
        return;
      }
      await this.#host.release(playerSessionId);
      await say(visitor, { left: playerSessionId });
      if (!this.#closing) {
        await this.#host.left(playerSessionId);
      }
    };

    visitor.on("message", (data: RawData) => {
      clearTimeout(firstMessageLimit);
      const message = readPlayerMessage(data.toString());
      if (message?.kind === "join" && !asked) {
        asked = true;
        void this.#inFlight.track(`join of ${message.playerSessionId}`, () => join(message.playerSessionId));
      } else if (message?.kind === "leave" && message.playerSessionId === seat) {
        void this.#inFlight.track(`leave of ${message.playerSessionId}`, leave);
      } else {
        visitor.close(1008, "not a message of this game at this moment");
      }
    });
    visitor.on("error", () => visitor.terminate());
    visitor.on("close", () => {
      clearTimeout(firstMessageLimit);
      gone = true;
      void this.#inFlight.track(`leave of ${seat ?? "a visitor"}`, leave);
    });
  }
}

/** Sends a message and waits until it left, or until it is clear that it cannot. */
function say(visitor: WebSocket, message: ServerMessage): Promise<void> {
  return new Promise((resolve) => visitor.send(JSON.stringify(message), () => resolve()));
}
