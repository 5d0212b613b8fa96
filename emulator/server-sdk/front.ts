import { randomUUID } from "node:crypto";
import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Commit, Core } from "../core.ts";
import type { Members } from "../runtime/input.ts";
import type { Journal } from "../runtime/journal.ts";
import type { Wall } from "../runtime/wall.ts";
import { ActionError } from "./action.ts";
import { HandshakeRefused, readHandshakeQuery } from "./handshake.ts";
import { ProcessLine } from "./process-line.ts";
import { createGameSessionPush, terminateProcessPush } from "./pushes.ts";
import { readFrame } from "./read-frame.ts";

/** **Assumed**: API Gateway's limits are 32 and 128 KB; game session data alone may have 256 KB, so one MiB is taken. */
const LARGEST_MESSAGE_BYTES = 1024 * 1024;
/** How long a socket that was replaced is left alone: a close frame on it makes the Go SDK drop its new one. */
const SUPERSEDED_SOCKET_MS = 30_000;
/** How long an ended process may take to close its socket by itself. **Assumed**. */
const ENDED_SOCKET_MS = 5_000;

export interface ServerSdkFrontOptions {
  readonly core: Core;
  readonly journal: Journal;
  readonly wall: Wall;
  /** Why a request may not come in (a web page, a rebound name), or undefined when it may. */
  readonly refusalOf: (request: IncomingMessage) => string | undefined;
}

/** The WebSocket front for game server processes: sockets come and go, processes stay. */
export class ServerSdkFront {
  readonly #options: ServerSdkFrontOptions;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_MESSAGE_BYTES,
  });
  readonly #lines = new Map<string, ProcessLine>();
  readonly #open = new Set<WebSocket>();

  constructor(options: ServerSdkFrontOptions) {
    this.#options = options;
    options.core.onCommit((commit) => this.#send(commit));
  }

  /** Serves the upgrade requests of a listener; plain requests are told to upgrade. */
  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    server.on("request", (_request, response) => {
      response.writeHead(426, {
        connection: "close",
        upgrade: "websocket",
        "content-type": "application/json",
      });
      response.end(
        JSON.stringify({ message: "This is the GameLift server SDK's endpoint: upgrade to a WebSocket." }),
      );
    });
  }

  /** The processes whose pushes still wait for their turn on an open socket. */
  busy(): readonly string[] {
    return [...this.#lines.values()].filter((line) => line.isSpacingPushes).map((line) => line.processId);
  }

  /** Resolves when every open socket has answered a ping sent now, or is gone. */
  async pinged(): Promise<void> {
    await Promise.all([...this.#open].map((socket) => pong(socket)));
  }

  /** Drops every socket without a close frame: **Observed**, 1000 and 1001 would strand Go and C++ for ever. */
  close(): void {
    this.#isOpenForInput = false;
    for (const line of this.#lines.values()) line.close();
    for (const socket of this.#open) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const connectionId = randomUUID();
    try {
      const refusal = this.#options.refusalOf(request);
      if (refusal !== undefined) throw new HandshakeRefused(403, refusal);
      const query = readHandshakeQuery(request.url ?? "");
      this.#openSocket(connectionId, query);
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) =>
        this.#welcome(webSocket, query.processId, connectionId),
      );
    } catch (error) {
      this.#refuse(request, socket, error);
    }
  }

  #openSocket(connectionId: string, query: ReturnType<typeof readHandshakeQuery>): void {
    const { tokens, ...facts } = query;
    const attempts = tokens.map((token) => () => {
      this.#options.core.apply({ kind: "socket-opened", connectionId, token, ...facts });
    });
    const last = attempts.pop();
    for (const attempt of attempts) {
      try {
        attempt();
        return;
      } catch (error) {
        if (!(error instanceof HandshakeRefused)) throw error;
      }
    }
    last?.();
  }

  #refuse(request: IncomingMessage, socket: Duplex, error: unknown): void {
    const statusCode = error instanceof HandshakeRefused ? error.statusCode : 500;
    const message = error instanceof Error ? error.message : String(error);
    this.#options.journal.write({
      kind: "refusal",
      what: "game server's socket refused",
      details: {
        statusCode,
        message,
        url: (request.url ?? "").replace(/Authorization=[^&]*/, "Authorization=…"),
      },
    });
    const body = JSON.stringify({ message });
    socket.on("error", () => socket.destroy());
    socket.end(
      `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode] ?? ""}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  }

  #welcome(socket: WebSocket, processId: string, connectionId: string): void {
    const line = this.#lineOf(processId);
    this.#open.add(socket);
    socket.on("message", (data, isBinary) => {
      if (!isBinary) this.#serve(line, socket, String(data));
    });
    // The close that follows tells the code; an error alone says nothing more that somebody could use.
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      this.#open.delete(socket);
      line.lost(socket);
      if (this.#isOpenForInput)
        this.#options.core.apply({ kind: "socket-lost", processId, connectionId, code });
    });
    const superseded = line.use(socket);
    if (superseded !== undefined)
      this.#options.wall.after(SUPERSEDED_SOCKET_MS, () => superseded.terminate());
  }

  #isOpenForInput = true;

  #lineOf(processId: string): ProcessLine {
    const present = this.#lines.get(processId);
    if (present !== undefined) return present;
    const { journal, wall } = this.#options;
    const line = new ProcessLine(processId, wall, (push) =>
      journal.write({ kind: "push", what: String(push.Action), subjectId: processId, details: { push } }),
    );
    this.#lines.set(processId, line);
    return line;
  }

  #serve(line: ProcessLine, socket: WebSocket, text: string): void {
    if (!this.#isOpenForInput) return;
    const frame = readFrame(text);
    if ("problem" in frame) {
      this.#options.journal.write({
        kind: "refusal",
        what: "frame refused",
        subjectId: line.processId,
        details: { problem: frame.problem, frame: text.slice(0, 500) },
      });
      if (frame.requestId === undefined) return;
      socket.send(
        JSON.stringify({
          Action: frame.action ?? null,
          RequestId: frame.requestId,
          StatusCode: 400,
          ErrorMessage: frame.problem,
        }),
      );
      return;
    }
    const remembered = line.responseTo(frame.requestId);
    if (remembered !== undefined) {
      socket.send(remembered);
      return;
    }
    const response = JSON.stringify({
      Action: frame.action,
      RequestId: frame.requestId,
      ...this.#answer(line, frame),
    });
    line.remember(frame.requestId, response);
    socket.send(response);
    this.#flushPushesAfterResponse();
  }

  #answer(line: ProcessLine, frame: { action: string; requestId: string; fields: Members }): Members {
    this.#isAnswering = true;
    try {
      const result = this.#options.core.apply({ kind: "frame", processId: line.processId, ...frame });
      return { StatusCode: 200, ...result };
    } catch (error) {
      if (error instanceof ActionError) return { StatusCode: error.statusCode, ErrorMessage: error.message };
      this.#options.journal.write({
        kind: "failure",
        what: `${frame.action} failed inside the emulator`,
        subjectId: line.processId,
        details: { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      });
      return { StatusCode: 500, ErrorMessage: "The emulator failed; its journal holds the reason." };
    } finally {
      this.#isAnswering = false;
    }
  }

  #isAnswering = false;
  readonly #heldEffects: Commit[] = [];

  /** A response goes out before the pushes that the same request caused. */
  #flushPushesAfterResponse(): void {
    for (const commit of this.#heldEffects.splice(0)) this.#deliver(commit);
  }

  #send(commit: Commit): void {
    if (commit.effects.length === 0) return;
    if (this.#isAnswering) this.#heldEffects.push(commit);
    else this.#deliver(commit);
  }

  /** An ended process that has not closed its socket by now is hung up on; its id is never accepted again. */
  #forget(line: ProcessLine): void {
    line.close();
    line.socket?.close(1000);
    this.#lines.delete(line.processId);
  }

  #deliver(commit: Commit): void {
    for (const effect of commit.effects) {
      const line = this.#lineOf(effect.processId);
      if (effect.kind === "start-game-session") line.push(createGameSessionPush(effect.gameSession));
      else if (effect.kind === "terminate-process") line.push(terminateProcessPush(effect.terminationAt));
      else this.#options.wall.after(ENDED_SOCKET_MS, () => this.#forget(line));
    }
  }
}

/** A pong that belongs to the ping sent here, or the socket's end. */
function pong(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const mark = randomUUID();
    const done = (data?: Buffer | number) => {
      if (Buffer.isBuffer(data) && data.toString() !== mark) return;
      socket.off("pong", done);
      socket.off("close", done);
      resolve();
    };
    socket.on("pong", done);
    socket.on("close", done);
    if (socket.readyState === socket.OPEN) socket.ping(mark);
    else if (socket.readyState === socket.CLOSED) done();
  });
}
