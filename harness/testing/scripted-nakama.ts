/**
 * The other side of a player's wire for unit tests: signs everybody in and takes sockets, without any Nakama behind
 * it; keeps what it was sent and says literally what a test tells it to.
 */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

type Envelope = Record<string, unknown>;

export interface SignIn {
  readonly url: string;
  readonly authorization: string;
  readonly body: string;
}

export class ScriptedNakama {
  readonly #server: Server;
  readonly #listener = new WebSocketServer({ noServer: true });
  readonly signIns: SignIn[] = [];
  readonly socketUrls: string[] = [];
  readonly sockets: WebSocket[] = [];
  /** Every envelope received, heartbeats included. */
  readonly envelopes: Envelope[] = [];
  /** What an envelope is answered with, besides its cid; undefined: no answer. */
  answer: (envelope: Envelope) => Envelope | undefined = () => ({});
  /** Status and body for HTTP calls; a sign-in gets a session unless told otherwise. */
  refusal: { readonly status: number; readonly body: string } | undefined;

  private constructor(server: Server) {
    this.#server = server;
    server.on("request", async (request, response) => {
      let body = "";
      for await (const chunk of request.setEncoding("utf8")) {
        body += chunk;
      }
      this.signIns.push({ url: request.url ?? "", authorization: request.headers.authorization ?? "", body });
      response.writeHead(this.refusal?.status ?? 200, { "Content-Type": "application/json" });
      response.end(this.refusal?.body ?? JSON.stringify({ token: sessionToken(), created: true }));
    });
    server.on("upgrade", (request, socket, head) => {
      this.#listener.handleUpgrade(request, socket, head, (webSocket) => {
        this.socketUrls.push(request.url ?? "");
        this.sockets.push(webSocket);
        webSocket.on("message", (data) => {
          const envelope = JSON.parse(data.toString()) as Envelope;
          this.envelopes.push(envelope);
          const answer = "ping" in envelope ? { pong: {} } : undefined;
          const words = this.answer(envelope);
          if (words !== undefined) {
            webSocket.send(JSON.stringify({ cid: envelope.cid, ...answer, ...words }));
          }
        });
      });
    });
  }

  static async open(): Promise<ScriptedNakama> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new ScriptedNakama(server);
  }

  get forPlayers(): { baseUrl: string; serverKey: string } {
    const { port } = this.#server.address() as AddressInfo;
    return { baseUrl: `http://127.0.0.1:${port}`, serverKey: "key-1" };
  }

  /** Sends one envelope on the newest socket. */
  send(envelope: Envelope): void {
    this.sockets.at(-1)?.send(JSON.stringify(envelope));
  }

  notify(code: number, subject: string, content: object): void {
    const notification = { id: `n-${code}`, code, subject, content: JSON.stringify(content) };
    this.send({ notifications: { notifications: [notification] } });
  }

  close(): void {
    for (const socket of this.sockets) {
      socket.terminate();
    }
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** A session token as the library reads it: nobody checks the signature on this side. */
function sessionToken(): string {
  const claims = { exp: Math.floor(Date.now() / 1_000) + 7_200, uid: "user-1", usn: "a name" };
  return `head.${Buffer.from(JSON.stringify(claims)).toString("base64")}.signature`;
}
