/**
 * Stands between a game server and GameLift on the machine's loopback: passes every frame on as it is, keeps it for
 * the scenario, and breaks the line off, or closes it with a code, when the scenario says so.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type RawData, WebSocket, WebSocketServer } from "ws";

/** A frame that passed. */
export interface RelayedFrame {
  readonly from: "server" | "service";
  readonly text: string;
}

interface Line {
  /** The game server's end. */
  readonly server: WebSocket;
  /** GameLift's end. */
  readonly service: WebSocket;
}

const LARGEST_FRAME = 4 * 1024 * 1024;

export class SdkRelay {
  /** What the game server is given in place of GameLift's address. */
  readonly url: string;
  readonly #serviceUrl: string;
  readonly #http: Server;
  readonly #upgrades = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
  });
  readonly #frames: RelayedFrame[] = [];
  #lines: Line[] = [];
  #connections = 0;

  private constructor(http: Server, serviceUrl: string) {
    this.#http = http;
    this.#serviceUrl = serviceUrl;
    this.url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/`;
    http.on("upgrade", (request, socket, head) => this.#connect(request, socket, head));
  }

  /** @param serviceUrl GameLift's own address, plain. */
  static async open(serviceUrl: string): Promise<SdkRelay> {
    const http = createServer();
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    return new SdkRelay(http, serviceUrl);
  }

  /** How often a game server was let in. */
  get connections(): number {
    return this.#connections;
  }

  get frames(): readonly RelayedFrame[] {
    return this.#frames;
  }

  /** The frames of one side with that action, parsed. */
  messages(from: RelayedFrame["from"], action: string): readonly { readonly [member: string]: unknown }[] {
    return this.#frames
      .filter((frame) => frame.from === from)
      .map(({ text }) => JSON.parse(text) as { readonly [member: string]: unknown })
      .filter(({ Action }) => Action === action);
  }

  /** Breaks every line off, on both sides, without a close frame. */
  cut(): void {
    for (const { server, service } of this.#lines.splice(0)) {
      server.terminate();
      service.terminate();
    }
  }

  /** Sends every game server a close frame with the code. GameLift sees its line break. */
  closeWith(code: number): void {
    for (const { server, service } of this.#lines.splice(0)) {
      service.terminate();
      server.close(code, "the scenario says so");
    }
  }

  async close(): Promise<void> {
    this.cut();
    for (const socket of this.#upgrades.clients) socket.terminate();
    this.#http.close();
    this.#http.closeAllConnections();
    if (this.#http.listening) await once(this.#http, "close");
  }

  /** GameLift is asked first: what it refuses is refused here in the same way. */
  #connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const address = new URL(this.#serviceUrl);
    address.search = new URL(request.url ?? "/", this.url).search;
    const service = new WebSocket(address, { perMessageDeflate: false, maxPayload: LARGEST_FRAME });
    const early: RawData[] = [];
    const keep = (data: RawData) => early.push(data);
    service.on("message", keep);
    service.on("error", () => socket.destroy());
    service.once("unexpected-response", (_, { statusCode = 502, statusMessage = "" }) => {
      socket.end(`HTTP/1.1 ${statusCode} ${statusMessage}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    });
    service.once("open", () => {
      this.#upgrades.handleUpgrade(request, socket, head, (server) => {
        service.off("message", keep);
        this.#join({ server, service }, early);
      });
    });
  }

  #join(line: Line, early: readonly RawData[]): void {
    const { server, service } = line;
    this.#connections += 1;
    this.#lines.push(line);
    const pass = (from: RelayedFrame["from"], to: WebSocket) => (data: RawData) => {
      const text = data.toString();
      this.#frames.push({ from, text });
      if (to.readyState === WebSocket.OPEN) to.send(text);
    };
    const toServer = pass("service", server);
    server.on("message", pass("server", service));
    service.on("message", toServer);
    for (const data of early) toServer(data);
    for (const end of [server, service]) {
      end.on("error", () => end.terminate());
      end.on("close", () => {
        this.#lines = this.#lines.filter((other) => other !== line);
      });
    }
    // A close is passed on as what it was; a line that broke off breaks off on the other side.
    server.on("close", (code) => endWith(service, code));
    service.on("close", (code) => endWith(server, code));
  }
}

/** **Documented** (RFC 6455): 1005 and 1006 stand for no code and no close frame, and are never sent. */
function endWith(socket: WebSocket, code: number): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  if (code === 1005) socket.close();
  else if (code === 1006) socket.terminate();
  else socket.close(code);
}
