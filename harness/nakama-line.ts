/**
 * One player's connection to Nakama with nakama-js: signed in, and a socket that is open.
 *
 * **Observed** in nakama-js 2.8.0 under Node: its timers (one per connect and per message sent) are never cleared, so
 * that Node stays alive up to 10 s after the last message unless it is told to exit; hence no limit is longer.
 */
import { Client, type DefaultSocket, type Session, type Socket } from "@heroiclabs/nakama-js";
import { callFailure } from "./nakama-call-error.ts";
import { NakamaSocketAdapter, type SocketMessage } from "./nakama-socket-adapter.ts";

/** Where players find Nakama and the key that their program shows. */
export interface NakamaForPlayers {
  /** Such as `http://127.0.0.1:7350`. */
  readonly baseUrl: string;
  /** The setting `socket.server_key` of that Nakama. */
  readonly serverKey: string;
}

export interface NakamaLineOptions {
  readonly nakama: NakamaForPlayers;
  /** 6 to 128 characters; the same one is the same user. */
  readonly customId: string;
  readonly username: string;
  /** From one heartbeat to the next, in milliseconds of wall time; 10,000, as the library has it, unless told. */
  readonly heartbeatMs?: number;
  received(message: SocketMessage): void;
}

const connectLimitMs = 10_000;
const callLimitMs = 10_000;
const closeLimitMs = 2_000;

export class NakamaLine {
  readonly client: Client;
  readonly session: Session;
  readonly socket: Socket;
  /** Resolves with the reason when the socket is gone, whoever closed it. */
  readonly ended: Promise<string>;
  #connected = true;

  private constructor(client: Client, session: Session, socket: Socket, ended: Promise<string>) {
    this.client = client;
    this.session = session;
    this.socket = socket;
    this.ended = ended;
    void ended.then(() => {
      this.#connected = false;
    });
  }

  /** Signs in, making the user if there is none, and opens the socket. @throws NakamaCallError */
  static async open(options: NakamaLineOptions): Promise<NakamaLine> {
    const { nakama, customId, username, heartbeatMs = 10_000, received } = options;
    const { protocol, hostname, port } = new URL(nakama.baseUrl);
    const isSecure = protocol === "https:";
    const portText = port || (isSecure ? "443" : "80");
    const client = new Client(nakama.serverKey, hostname, portText, isSecure, callLimitMs);
    const session = await client
      .authenticateCustom(customId, true, username)
      .catch(async (reason: unknown) => {
        throw await callFailure(`sign-in of ${username} at ${nakama.baseUrl}`, reason);
      });
    const ended = Promise.withResolvers<string>();
    const adapter = new NakamaSocketAdapter({ received, ended: ended.resolve }, 0.8 * heartbeatMs);
    // Never verbose: the library then reads the browser's `window` on every message.
    const socket = client.createSocket(isSecure, false, adapter, callLimitMs) as DefaultSocket;
    socket.setHeartbeatTimeoutMs(heartbeatMs);
    try {
      await socket.connect(session, true, connectLimitMs);
    } catch (reason) {
      adapter.close();
      throw await callFailure(`socket of ${username} at ${nakama.baseUrl}`, reason);
    }
    return new NakamaLine(client, session, socket, ended.promise);
  }

  get connected(): boolean {
    return this.#connected;
  }

  /** Hangs up and waits, within 2 s, until the socket is gone. */
  async close(): Promise<void> {
    // Without the library's own event, which would come a second time from the socket.
    this.socket.disconnect(false);
    const limit = Promise.withResolvers<void>();
    const timer = setTimeout(limit.resolve, closeLimitMs);
    await Promise.race([this.ended, limit.promise]);
    clearTimeout(timer);
    this.#connected = false;
  }
}
