import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Commit, Core } from "../core.ts";
import type { Journal } from "../runtime/journal.ts";
import type { Wall } from "../runtime/wall.ts";
import type { Effect } from "../services/turn.ts";
import { answersPing, PING_LIMIT_MS } from "./answers-ping.ts";
import { type HandshakeQuery, HandshakeRefused, readHandshakeQuery } from "./handshake.ts";
import { ProcessLine } from "./process-line.ts";
import { createGameSessionPush, terminateProcessPush } from "./pushes.ts";
import { answerPlainRequest, refuseUpgrade } from "./refuse-upgrade.ts";
import { serveMessage } from "./serve-message.ts";

/** **Assumed**: API Gateway's limits are 32 and 128 KB; game session data alone may have 256 KB, so one MiB is taken. */
const LARGEST_MESSAGE_BYTES = 1024 * 1024;
/** How long an ended process may take to close its socket by itself. **Assumed**. */
const ENDED_SOCKET_MS = 5_000;

export interface ServerSdkFrontOptions {
  readonly core: Core;
  readonly journal: Journal;
  readonly wall: Wall;
  /** Why a request may not come in (a web page, a rebound name), or undefined when it may. */
  readonly refusalOf: (request: IncomingMessage) => string | undefined;
}

interface Admission {
  readonly connectionId: string;
  readonly query: HandshakeQuery;
  isWelcomed: boolean;
}

/** The WebSocket front for game server processes: sockets come and go, processes stay. */
export class ServerSdkFront {
  readonly #options: ServerSdkFrontOptions;
  readonly #sockets: WebSocketServer;
  readonly #admissions = new WeakMap<IncomingMessage, Admission>();
  readonly #lines = new Map<string, ProcessLine>();
  readonly #open = new Set<WebSocket>();
  /** While a request is served: what it causes waits until its response is out. */
  #held: Commit[] | undefined;
  #isClosed = false;

  constructor(options: ServerSdkFrontOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: LARGEST_MESSAGE_BYTES,
      verifyClient: ({ req }, done) => this.#admit(req, done),
    });
    this.#sockets.on("wsClientError", (error, socket, request) => {
      const isWebSocket = request.headers.upgrade?.toLowerCase() === "websocket";
      this.#refuse(request, socket, new HandshakeRefused(isWebSocket ? 400 : 426, `${error.message}.`));
    });
    options.core.onCommit((commit) => this.#committed(commit));
  }

  /** Serves the upgrade requests of a listener; plain requests are told to upgrade. */
  attach(server: Server): void {
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    server.on("request", (request, response) => {
      const refusal = this.#options.refusalOf(request);
      answerPlainRequest(this.#options.journal, request, response, refusal);
    });
  }

  /** The processes whose pushes still wait for their turn on an open socket. */
  busy(): readonly string[] {
    return [...this.#lines.values()].filter((line) => line.pushes.isSpacing).map((line) => line.processId);
  }

  /**
   * Resolves when every process has answered, on its current socket, a ping sent now, or has lost that socket.
   *
   * @throws Error naming the processes that did neither within ten seconds of the machine's time.
   */
  async pinged(): Promise<void> {
    const { wall } = this.#options;
    const asked = [...this.#lines.values()].map(async ({ processId, socket }) =>
      socket === undefined || (await answersPing(socket, wall)) ? [] : [processId],
    );
    const silent = (await Promise.all(asked)).flat();
    if (silent.length > 0)
      throw new Error(`no answer to a ping within ${PING_LIMIT_MS} ms from process ${silent.join(", ")}`);
  }

  /**
   * Drops every socket without a close frame: **Observed**, 1000 and 1001 would strand Go and C++ for ever. What happens
   * to a socket from now on is told to nobody.
   */
  close(): void {
    this.#isClosed = true;
    for (const line of this.#lines.values()) line.close();
    for (const socket of this.#open) socket.terminate();
    this.#sockets.close();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#options.refusalOf(request);
    if (refusal !== undefined) {
      this.#refuse(request, socket, new HandshakeRefused(403, refusal));
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const admission = this.#admissions.get(request);
      if (admission === undefined) throw new Error("a socket was upgraded that nobody has admitted");
      admission.isWelcomed = true;
      this.#welcome(webSocket, admission);
    });
    // The client may have gone between its admission and our 101.
    const admission = this.#admissions.get(request);
    if (admission?.isWelcomed === false) this.#lost(admission, 1006);
  }

  /** Called by the WebSocket library once it has found nothing wrong with the upgrade itself. */
  #admit(request: IncomingMessage, done: (isAdmitted: boolean) => void): void {
    try {
      if (this.#isClosed) throw new HandshakeRefused(503, "The emulator is being closed.");
      const query = readHandshakeQuery(request.url ?? "");
      const connectionId = randomUUID();
      this.#openSocket(connectionId, query);
      this.#admissions.set(request, { connectionId, query, isWelcomed: false });
    } catch (error) {
      this.#refuse(request, request.socket, error);
      return;
    }
    done(true);
  }

  #openSocket(connectionId: string, { tokens, ...facts }: HandshakeQuery): void {
    let refusal: unknown;
    for (const token of tokens) {
      try {
        this.#options.core.apply({ kind: "socket-opened", connectionId, token, ...facts });
        return;
      } catch (error) {
        refusal = error;
        if (!(error instanceof HandshakeRefused)) break;
      }
    }
    throw refusal;
  }

  #refuse(request: IncomingMessage, socket: Duplex, error: unknown): void {
    refuseUpgrade(this.#options.journal, request, socket, error);
  }

  #welcome(socket: WebSocket, admission: Admission): void {
    const line = this.#lineOf(admission.query.processId);
    this.#open.add(socket);
    socket.on("message", (data, isBinary) => this.#serve(line, socket, data, isBinary));
    // The close that follows tells the code; an error alone says nothing more that somebody could use.
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      this.#open.delete(socket);
      line.lost(socket);
      this.#lost(admission, code);
    });
    line.use(socket, admission.query.sdkLanguage);
  }

  #lost({ connectionId, query: { processId } }: Admission, code: number): void {
    if (!this.#isClosed) this.#options.core.apply({ kind: "socket-lost", processId, connectionId, code });
  }

  #serve(line: ProcessLine, socket: WebSocket, data: unknown, isBinary: boolean): void {
    if (this.#isClosed) return;
    const held: Commit[] = [];
    this.#held = held;
    try {
      serveMessage(this.#options, line, socket, isBinary ? undefined : String(data));
    } finally {
      this.#held = undefined;
    }
    for (const commit of held) this.#carryOut(commit);
  }

  #committed(commit: Commit): void {
    if (this.#held === undefined) this.#carryOut(commit);
    else this.#held.push(commit);
  }

  #carryOut({ changes, effects }: Commit): void {
    for (const { table, key, after } of changes) {
      if (table === "serverProcesses" && after === undefined)
        this.#forget(key, (socket) => socket.terminate());
    }
    for (const effect of effects) this.#carryOutEffect(effect);
  }

  #carryOutEffect(effect: Effect): void {
    const { processId } = effect;
    if (effect.kind === "start-game-session") {
      this.#lineOf(processId).pushes.push(createGameSessionPush(effect.gameSession));
    } else if (effect.kind === "terminate-process") {
      this.#lineOf(processId).pushes.push(terminateProcessPush(effect.terminationAt));
    } else if (effect.kind === "process-ended") {
      // Its id is never accepted again, so that 1000 strands nobody.
      this.#options.wall.after(ENDED_SOCKET_MS, () =>
        this.#forget(processId, (socket) => socket.close(1000)),
      );
    }
  }

  #forget(processId: string, hangUp: (socket: WebSocket) => void): void {
    const line = this.#lines.get(processId);
    if (line === undefined) return;
    this.#lines.delete(processId);
    line.close();
    if (line.socket !== undefined) hangUp(line.socket);
  }

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
}
