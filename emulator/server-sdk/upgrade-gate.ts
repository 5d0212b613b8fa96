import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Core } from "../core.ts";
import type { Journal } from "../runtime/journal.ts";
import type { Wall } from "../runtime/wall.ts";
import { noteFailedTls, refuseBrokenRequest } from "./broken-request.ts";
import { readHandshakeQuery } from "./handshake-query.ts";
import { HandshakeRefused } from "./handshake-refused.ts";
import { answerPlainRequest, refuseUpgrade } from "./refuse-upgrade.ts";
import { isBelow, pathOf } from "./socket-path.ts";

/** An upgrade that was allowed. */
export interface Admission {
  readonly connectionId: string;
  readonly processId: string;
  readonly sdkLanguage: string;
  /** The base URL by which this client came; a process is told to come again by the same one. */
  readonly endpoint: string;
}

export interface UpgradeGateOptions {
  readonly core: Core;
  readonly journal: Journal;
  readonly wall: Wall;
  /** Why a request may not come in (a web page, a rebound name), or undefined when it may. */
  readonly refusalOf: (request: IncomingMessage) => string | undefined;
  /** The path of the endpoint, beginning with a slash; with and without another one at its end. */
  readonly path: string;
  readonly largestMessageBytes: number;
  /** A socket is open. */
  readonly welcome: (socket: WebSocket, connection: Duplex, admission: Admission) => void;
  /** A client went between its admission and our 101. */
  readonly left: (admission: Admission) => void;
}

/**
 * Where game servers come in: every upgrade is allowed or refused, with a reason for the journal.
 *
 * **Assumed**: no extension is agreed on, since no SDK offers one.
 */
export class UpgradeGate {
  readonly #options: UpgradeGateOptions;
  readonly #sockets: WebSocketServer;
  readonly #admissions = new WeakMap<IncomingMessage, { admission: Admission; isWelcomed: boolean }>();
  #isClosed = false;

  constructor(options: UpgradeGateOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: options.largestMessageBytes,
      verifyClient: ({ req }, done) => this.#admit(req, done),
    });
    this.#sockets.on("wsClientError", (error, socket, request) => {
      const isWebSocket = request.headers.upgrade?.toLowerCase() === "websocket";
      this.#refuse(request, socket, new HandshakeRefused(isWebSocket ? 400 : 426, `${error.message}.`));
    });
  }

  /** Serves the upgrade requests of a listener; plain requests are told to upgrade. */
  attach(server: Server): void {
    const { journal, refusalOf } = this.#options;
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    server.on("request", (request, response) => {
      answerPlainRequest(journal, request, response, refusalOf(request));
    });
    server.on("clientError", (error, socket) => refuseBrokenRequest(journal, error, socket));
    server.on("tlsClientError", (error) => noteFailedTls(journal, error));
  }

  /** Lets nobody in any more. */
  close(): void {
    this.#isClosed = true;
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    const refusal = this.#options.refusalOf(request);
    if (refusal !== undefined) {
      this.#refuse(request, connection, new HandshakeRefused(403, refusal));
      return;
    }
    this.#sockets.handleUpgrade(request, connection, head, (socket) => {
      const admitted = this.#admissions.get(request);
      if (admitted === undefined) throw new Error("a socket was upgraded that nobody has admitted");
      admitted.isWelcomed = true;
      this.#options.welcome(socket, connection, admitted.admission);
    });
    const admitted = this.#admissions.get(request);
    if (admitted?.isWelcomed === false) this.#options.left(admitted.admission);
  }

  /** Called by the WebSocket library once it has found nothing wrong with the upgrade itself. */
  #admit(request: IncomingMessage, done: (isAdmitted: boolean) => void): void {
    const { core, wall, path } = this.#options;
    try {
      if (this.#isClosed) throw new HandshakeRefused(503, "The emulator is being closed.");
      const url = request.url ?? "";
      if (!isBelow(path, url))
        throw new HandshakeRefused(403, `The endpoint's path is ${path}, not ${pathOf(url)}.`);
      const query = readHandshakeQuery(url);
      const connectionId = randomUUID();
      // Only who signs has said when.
      const received = query.signature === undefined ? {} : { receivedAtMs: wall.epochMs() };
      const opened = core.apply({ kind: "socket-opened", connectionId, ...received, ...query });
      const { processId, refusal } = opened;
      if (refusal !== undefined) throw new HandshakeRefused(refusal.statusCode, refusal.message);
      const admission = {
        connectionId,
        processId,
        sdkLanguage: query.sdkLanguage,
        endpoint: this.#calledAs(request),
      };
      this.#admissions.set(request, { admission, isWelcomed: false });
    } catch (error) {
      this.#refuse(request, request.socket, error);
      return;
    }
    done(true);
  }

  #calledAs({ headers, socket }: IncomingMessage): string {
    const { path } = this.#options;
    const scheme = "encrypted" in socket ? "wss" : "ws";
    return `${scheme}://${headers.host}${path === "/" ? "" : path}`;
  }

  #refuse(request: IncomingMessage, socket: Duplex, error: unknown): void {
    refuseUpgrade(this.#options.journal, request, socket, error);
  }
}
