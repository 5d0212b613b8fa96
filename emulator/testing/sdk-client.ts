/** A WebSocket client that sends a game server's frames exactly as a test says, and keeps what comes, in order. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { ClientRequest, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type ClientOptions, WebSocket } from "ws";
import { eventually } from "./eventually.ts";

export interface SdkFrame {
  readonly Action?: string | null;
  readonly RequestId?: string;
  readonly StatusCode?: number;
  readonly ErrorMessage?: string;
  readonly [field: string]: unknown;
}

/** An upgrade that was answered with a status instead of 101. */
export class UpgradeRefused extends Error {
  readonly status: number;
  readonly body: { readonly message?: string };
  constructor(status: number, body: { readonly message?: string }) {
    super(`refused with ${status}: ${body.message}`);
    this.status = status;
    this.body = body;
  }
}

/** Many times what an answer takes on a quiet machine. */
const LIMIT_MS = 30_000;

export class SdkClient {
  readonly socket: WebSocket;
  /** What came and was not taken yet, oldest first. */
  readonly frames: SdkFrame[] = [];
  /** The close code once the socket is closed; 1006 when the connection was cut without a close frame. */
  closeCode: number | undefined;
  #connection: Socket | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data) => this.frames.push(JSON.parse(String(data)) as SdkFrame));
    socket.on("close", (code) => {
      this.closeCode = code;
    });
    socket.on("error", () => undefined);
    socket.on("upgrade", ({ socket: connection }) => {
      this.#connection = connection;
    });
  }

  /** @throws UpgradeRefused. */
  static async connect(url: string, options: ClientOptions = {}): Promise<SdkClient> {
    const socket = new WebSocket(url, { rejectUnauthorized: false, perMessageDeflate: false, ...options });
    const client = new SdkClient(socket);
    const refused = new Promise<never>((_resolve, reject) => {
      socket.on("unexpected-response", (_request: ClientRequest, response: IncomingMessage) => {
        readJson(response).then((body) => reject(new UpgradeRefused(response.statusCode ?? 0, body)), reject);
      });
    });
    await Promise.race([once(socket, "open", { signal: AbortSignal.timeout(LIMIT_MS) }), refused]);
    return client;
  }

  /** Cuts the connection as a crash or a network does: a TCP reset, or where there is TLS the end of everything. */
  reset(): void {
    if (this.#connection === undefined || "encrypted" in this.#connection) this.socket.terminate();
    else this.#connection.resetAndDestroy();
  }

  /** Writes bytes past the WebSocket library. @throws Error where there is no connection. */
  writeBytes(bytes: Uint8Array): void {
    if (this.#connection === undefined) throw new Error("no connection to write to");
    this.#connection.write(bytes);
  }

  /** Sends a request and answers its response, whatever its status. */
  async ask(action: string, fields: object = {}, requestId: string = randomUUID()): Promise<SdkFrame> {
    this.socket.send(JSON.stringify({ Action: action, RequestId: requestId, ...fields }));
    return await this.response(requestId);
  }

  /** The next response with that id. */
  async response(requestId: string): Promise<SdkFrame> {
    return await this.#take(`the response to ${requestId}`, (frame) => frame.RequestId === requestId);
  }

  /** The next push: a frame without a RequestId. */
  async push(): Promise<SdkFrame> {
    return await this.#take("a push", (frame) => !("RequestId" in frame));
  }

  /** Everything the emulator sent before now has come when this resolves. */
  async ponged(): Promise<void> {
    const pong = once(this.socket, "pong", { signal: AbortSignal.timeout(LIMIT_MS) });
    this.socket.ping("");
    await pong;
  }

  /** Resolves with the close code. */
  async closed(): Promise<number> {
    return await eventually("the socket is closed", () => this.closeCode);
  }

  async #take(what: string, isMeant: (frame: SdkFrame) => boolean): Promise<SdkFrame> {
    return await eventually(
      what,
      () => {
        const index = this.frames.findIndex(isMeant);
        return index < 0 ? undefined : this.frames.splice(index, 1)[0];
      },
      () => ({ unread: this.frames, closeCode: this.closeCode }),
    );
  }
}

async function readJson(response: IncomingMessage): Promise<{ readonly message?: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as { readonly message?: string };
}
