/**
 * The other side of the wire for unit tests: a WebSocket endpoint without any GameLift behind it, which keeps what it
 * was sent and says literally what a test tells it to.
 */
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { eventually } from "../../eventually.ts";
import type { FrameFields } from "../sdk-frames.ts";

export interface EndpointConnection {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: WebSocket;
  /** Everything that came behind the handshake, as it was on the wire. */
  readonly bytes: Buffer[];
}

/** What is answered besides Action and RequestId; undefined: no answer at all. */
export type Answer = FrameFields | undefined;

export class ScriptedEndpoint {
  readonly #server: Server;
  readonly #listener = new WebSocketServer({ noServer: true });
  readonly #answers = new Map<string, (request: FrameFields) => Answer>();
  /** Every request received, oldest first, as it was on the wire. */
  readonly requests: FrameFields[] = [];
  readonly connections: EndpointConnection[] = [];
  /** Statuses with which the next handshakes are refused, one each. */
  readonly refusals: number[] = [];
  /** Frames sent just before the answer to the named action. */
  readonly rightBefore = new Map<string, FrameFields>();

  private constructor(server: Server) {
    this.#server = server;
    server.on("upgrade", (request, socket, head) => {
      const status = this.refusals.shift();
      if (status !== undefined) {
        const body = '{"message":"Forbidden"}';
        socket.end(
          `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        );
        return;
      }
      this.#listener.handleUpgrade(request, socket, head, (webSocket) => {
        const bytes: Buffer[] = [];
        socket.prependListener("data", (chunk: Buffer) => bytes.push(Buffer.from(chunk)));
        this.connections.push({ url: request.url ?? "", headers: request.headers, socket: webSocket, bytes });
        webSocket.on("message", (data) => this.#received(webSocket, data.toString()));
      });
    });
  }

  static async open(): Promise<ScriptedEndpoint> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new ScriptedEndpoint(server);
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** From now on `action` is answered like this; StatusCode 200 is what everything else gets. */
  answer(action: string, answer: (request: FrameFields) => Answer): void {
    this.#answers.set(action, answer);
  }

  /** Sends one frame on the newest connection. */
  push(fields: FrameFields): void {
    this.newest().socket.send(JSON.stringify(fields));
  }

  newest(): EndpointConnection {
    const connection = this.connections.at(-1);
    if (connection === undefined) {
      throw new Error("nobody has connected yet");
    }
    return connection;
  }

  sent(action: string): FrameFields[] {
    return this.requests.filter(({ Action }) => Action === action);
  }

  /** The `count`-th request of this action, as soon as it is there. */
  received(action: string, count = 1): Promise<FrameFields> {
    return eventually(`request ${count} of ${action}`, (saw) => {
      saw(this.requests.map(({ Action }) => Action));
      return this.sent(action)[count - 1];
    });
  }

  close(): void {
    for (const { socket } of this.connections) {
      socket.terminate();
    }
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #received(socket: WebSocket, text: string): void {
    const request = JSON.parse(text) as FrameFields;
    this.requests.push(request);
    const action = String(request.Action);
    const push = this.rightBefore.get(action);
    if (push !== undefined) {
      socket.send(JSON.stringify(push));
    }
    const answer = (this.#answers.get(action) ?? (() => ({ StatusCode: 200 })))(request);
    if (answer !== undefined) {
      socket.send(JSON.stringify({ Action: action, RequestId: request.RequestId, ...answer }));
    }
  }
}
