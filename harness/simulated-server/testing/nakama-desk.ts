/** A desk that takes server-to-server RPCs over HTTP for unit tests, keeps them, and answers as it is told. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRpc {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

export class NakamaDesk {
  readonly #server: Server;
  readonly received: ReceivedRpc[] = [];
  /** Status and body of what comes next; "hang up" closes the connection instead; a promise makes it wait. */
  respond: (rpc: ReceivedRpc) => Response | Promise<Response> = () => ({ status: 200, body: "" });

  private constructor(server: Server) {
    this.#server = server;
    server.on("request", async (request, response) => {
      let body = "";
      for await (const chunk of request.setEncoding("utf8")) {
        body += chunk;
      }
      const rpc = { method: request.method ?? "", url: request.url ?? "", body };
      this.received.push(rpc);
      const answer = await this.respond(rpc);
      if (answer === "hang up") {
        request.socket.destroy();
      } else {
        response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.body);
      }
    });
  }

  static async open(): Promise<NakamaDesk> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new NakamaDesk(server);
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

type Response = { readonly status: number; readonly body: string } | "hang up";
