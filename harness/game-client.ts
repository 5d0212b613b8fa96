/** A player's side of the game protocol: takes a seat on a game server, over a real socket. */
import { WebSocket } from "ws";
import { readServerMessage } from "./simulated-server/game-protocol.ts";

/** Where a player's seat is: what notification 111 tells. */
export interface SeatAddress {
  /** Preferred to the name where both are known. */
  readonly ipAddress?: string | undefined;
  readonly dnsName?: string | undefined;
  readonly port: number;
  /** The player session id, such as `psess-…`. */
  readonly sessionId: string;
}

/** How a connection ended that the player did not end. */
interface Dropped {
  /** Close code of the WebSocket protocol; 1006 when the connection broke off without one. */
  readonly code: number;
  readonly reason: string;
}

export interface GameConnection {
  readonly accepted: true;
  readonly gameSessionId: string;
  /** False once the connection is gone, whoever ended it. */
  readonly connected: boolean;
  /** Leaves and answers when the server said that the seat was given back, or when the connection is gone. */
  leave(): Promise<void>;
  /** Breaks the connection off without a word, as a player whose machine dies. */
  cut(): void;
  /** Resolves when the server ended the connection, or it broke; never when the player left. */
  readonly dropped: Promise<Dropped>;
}

export interface ConnectOptions {
  /** Limit in milliseconds of wall time for the acceptance, and for the goodbye; 10,000 unless told. */
  readonly withinMs?: number;
}

/** The server said no; `reason` is in its words. */
export class SeatRefused extends Error {
  override readonly name = "SeatRefused";
  readonly reason: string;
  constructor(sessionId: string, address: string, reason: string) {
    super(`The game server at ${address} refused ${sessionId}: ${reason}`);
    this.reason = reason;
  }
}

/**
 * Connects to the game server and shows it the player session id.
 * @throws SeatRefused with the server's reason; Error when nothing listens, the connection ends, or the time is up.
 */
export function connectToGame(
  seat: SeatAddress,
  { withinMs = 10_000 }: ConnectOptions = {},
): Promise<GameConnection> {
  const { sessionId } = seat;
  const address = `${seat.ipAddress || seat.dnsName || "127.0.0.1"}:${seat.port}`;
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${address}`, { perMessageDeflate: false, handshakeTimeout: withinMs });
    const fail = (error: Error) => {
      clearTimeout(limit);
      reject(error);
      socket.terminate();
    };
    const limit = setTimeout(
      () =>
        fail(new Error(`The game server at ${address} did not answer ${sessionId} within ${withinMs} ms`)),
      withinMs,
    );
    socket.on("error", (error) => fail(new Error(`No game server at ${address}: ${error.message}`)));
    socket.on("close", (code, reason) =>
      fail(new Error(`The game server at ${address} closed on ${sessionId}: ${code} ${reason}`.trim())),
    );
    socket.on("open", () => socket.send(JSON.stringify({ join: sessionId })));
    socket.on("message", (data) => {
      const message = readServerMessage(data.toString());
      if (message !== undefined && "refused" in message) {
        fail(new SeatRefused(sessionId, address, message.reason));
      } else if (message !== undefined && "accepted" in message) {
        clearTimeout(limit);
        socket.removeAllListeners();
        resolve(new OpenConnection(socket, sessionId, address, message.gameSessionId, withinMs));
      } else {
        fail(new Error(`The game server at ${address} does not speak this game: ${data.toString()}`));
      }
    });
  });
}

class OpenConnection implements GameConnection {
  readonly accepted = true;
  readonly gameSessionId: string;
  readonly dropped: Promise<Dropped>;
  readonly #socket: WebSocket;
  readonly #sessionId: string;
  readonly #address: string;
  readonly #withinMs: number;
  #leaving = false;

  constructor(
    socket: WebSocket,
    sessionId: string,
    address: string,
    gameSessionId: string,
    withinMs: number,
  ) {
    this.#socket = socket;
    this.#sessionId = sessionId;
    this.#address = address;
    this.#withinMs = withinMs;
    this.gameSessionId = gameSessionId;
    socket.on("error", () => socket.terminate());
    this.dropped = new Promise((resolve) => {
      socket.once("close", (code, reason) => {
        if (!this.#leaving) {
          resolve({ code, reason: reason.toString() });
        }
      });
    });
  }

  get connected(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  leave(): Promise<void> {
    this.#leaving = true;
    return new Promise((resolve, reject) => {
      if (this.#socket.readyState === WebSocket.CLOSED) {
        resolve();
        return;
      }
      const limit = setTimeout(() => {
        reject(
          new Error(
            `The game server at ${this.#address} did not let ${this.#sessionId} go in ${this.#withinMs} ms`,
          ),
        );
        this.#socket.terminate();
      }, this.#withinMs);
      this.#socket.once("close", () => {
        clearTimeout(limit);
        resolve();
      });
      this.#socket.on("message", (data) => {
        const message = readServerMessage(data.toString());
        if (message !== undefined && "left" in message) {
          this.#socket.close(1000);
        }
      });
      this.#socket.send(JSON.stringify({ leave: this.#sessionId }), () => undefined);
    });
  }

  cut(): void {
    this.#leaving = true;
    this.#socket.terminate();
  }
}
