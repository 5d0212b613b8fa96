import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Commit } from "../core.ts";
import type { Members } from "../runtime/input.ts";
import type { Wall } from "../runtime/wall.ts";
import type { Effect } from "../services/turn.ts";
import { answeringOn } from "./answering-on.ts";
import { answersPing, PING_LIMIT_MS } from "./answers-ping.ts";
import { type GatewayLimits, holdToGatewayLimits } from "./gateway-limits.ts";
import type { Redelivery } from "./lost-start-watch.ts";
import type { OutgoingFaults } from "./outgoing-fault.ts";
import type { Pinged } from "./pinged.ts";
import { ProcessLine } from "./process-line.ts";
import { PushQueue } from "./push-queue.ts";
import { createGameSessionPush, terminateProcessPush, updateGameSessionPush } from "./pushes.ts";
import { refreshConnectionPush } from "./refresh-connection-push.ts";
import { type Served, serveMessage } from "./serve-message.ts";
import { SocketWatch } from "./socket-watch.ts";
import { UnconfirmedLines } from "./unconfirmed-lines.ts";
import { type Admission, UpgradeGate } from "./upgrade-gate.ts";
import { WayOut } from "./way-out.ts";

/** **Assumed**: API Gateway's limits are 32 and 128 KB; game session data alone may have 256 KB, so one MiB is taken. */
const LARGEST_MESSAGE_BYTES = 1024 * 1024;
/** How long an ended process may take to close its socket by itself. **Assumed**. */
const ENDED_SOCKET_MS = 5_000;

export interface ServerSdkFrontOptions extends Served {
  readonly wall: Wall;
  /** What becomes of frames on their way out. */
  readonly outgoingFaults: OutgoingFaults;
  /** Why a request may not come in (a web page, a rebound name), or undefined when it may. */
  readonly refusalOf: (request: IncomingMessage) => string | undefined;
  /** The path of the endpoint, such as `/` or `/prod`. */
  readonly path: string;
  /** What the real service's gateway would not let through; undefined for none of it. */
  readonly gatewayLimits?: GatewayLimits;
  /** How starts of game sessions that were lost on their way are sent again; they are not when left out. */
  readonly redelivery?: Redelivery;
}

/** Which sockets are to be ended, and how. */
export interface CutSockets {
  /** Those of one process; all of them when left out. */
  readonly processId?: string;
  /** A close frame with this code on current sockets; a cut connection when left out. */
  readonly closeCode?: number;
}

/** The WebSocket front for game server processes: sockets come and go, processes stay. */
export class ServerSdkFront {
  readonly #options: ServerSdkFrontOptions;
  readonly #gate: UpgradeGate;
  readonly #watch: SocketWatch;
  readonly #wayOut: WayOut;
  readonly #lines = new Map<string, ProcessLine>();
  readonly #unconfirmed = new UnconfirmedLines<ProcessLine>();
  /** Every open socket with the process it belongs to, superseded ones included. */
  readonly #open = new Map<WebSocket, string>();
  /** While a request is served: what it causes waits until its response is out. */
  #held: Commit[] | undefined;
  #switchListening: ((isListening: boolean) => Promise<void>) | undefined;
  #isClosed = false;

  constructor(options: ServerSdkFrontOptions) {
    this.#options = options;
    this.#wayOut = new WayOut(options.wall, options.outgoingFaults);
    this.#gate = new UpgradeGate({
      ...options,
      largestMessageBytes: options.gatewayLimits?.messageBytes ?? LARGEST_MESSAGE_BYTES,
      welcome: (socket, connection, admission) => this.#welcome(socket, connection, admission),
      left: (admission) => this.#lost(admission, 1006),
    });
    this.#watch = new SocketWatch(options.wall, {
      silent: (socket) => this.#noteSocket(socket, "silent socket cut", "it has answered no ping"),
      isLeftAlone: (socket) => this.#wayOut.isSilent(socket),
    });
    options.core.onCommit((commit) => this.#committed(commit));
  }

  /** Serves the upgrade requests of a listener; plain requests are told to upgrade. */
  attach(server: Server): void {
    this.#gate.attach(server);
  }

  /** Learns, once its listeners are open, how they are closed and opened again. */
  switchListeningBy(switchListening: (isListening: boolean) => Promise<void>): void {
    this.#switchListening = switchListening;
  }

  /** Closes the ports and cuts every socket, or opens the same ports again. @throws Error naming a port that is taken. */
  async setListening(isListening: boolean): Promise<void> {
    if (this.#switchListening === undefined) throw new Error("game servers are not listened to yet");
    await this.#switchListening(isListening);
  }

  /** What still waits for its turn on an open socket, in words. What a fault keeps for longer than that is not counted. */
  busy(): readonly string[] {
    const pushed = [...this.#lines.values()].filter((line) => line.pushes.isSpacing);
    return [
      ...pushed.map(
        ({ processId, pushes }) =>
          `a push to process ${processId} ${pushes.isDelayed ? "is delayed by a fault" : "waits for its turn"}`,
      ),
      ...this.#wayOut.busy().map((processId) => `an answer to process ${processId} is delayed by a fault`),
    ];
  }

  /**
   * Resolves when every process that is asked has answered, on its current socket, a ping sent now, or has lost that socket.
   *
   * @throws Error naming the processes that did neither within ten seconds of the machine's time.
   */
  async pinged(whom: Pinged = "all"): Promise<void> {
    const { wall } = this.#options;
    const lines = whom === "all" ? [...this.#lines.values()] : this.#unconfirmed.lines();
    const asked = lines.map(async (line) => {
      const { processId, socket } = line;
      if (socket !== undefined && this.#wayOut.isSilent(socket)) return [];
      const ponged = this.#unconfirmed.pinging(line);
      if (socket !== undefined && !(await answersPing(socket, wall))) return [processId];
      ponged();
      return [];
    });
    const silent = (await Promise.all(asked)).flat();
    if (silent.length > 0)
      throw new Error(`no answer to a ping within ${PING_LIMIT_MS} ms from process ${silent.join(", ")}`);
  }

  /** Ends sockets as a network or a service would; superseded ones are always cut. Answers how many. */
  cutSockets({ processId, closeCode }: CutSockets): number {
    const chosen = [...this.#open].filter(([, owner]) => processId === undefined || owner === processId);
    for (const [socket, owner] of chosen) {
      const isCurrent = this.#lines.get(owner)?.socket === socket;
      if (isCurrent && closeCode !== undefined) socket.close(closeCode);
      else socket.terminate();
    }
    return chosen.length;
  }

  /**
   * Drops every socket without a close frame, which brings every SDK back. **Observed**: after 1000 or 1001 C++ 5.4.0 never
   * comes back, nor does Go 5.6.0 built with gorilla/websocket 1.5.0 or 1.5.3; with 1.5.1, which it asks for, Go does.
   * What happens to a socket from now on is told to nobody.
   */
  close(): void {
    this.#isClosed = true;
    this.#watch.close();
    this.#wayOut.close();
    for (const line of this.#lines.values()) line.close();
    for (const socket of this.#open.keys()) socket.terminate();
    this.#gate.close();
  }

  #welcome(socket: WebSocket, connection: Duplex, admission: Admission): void {
    const { gatewayLimits, wall } = this.#options;
    const line = this.#lineOf(admission.processId);
    this.#open.set(socket, admission.processId);
    if (gatewayLimits !== undefined) {
      holdToGatewayLimits(socket, connection, gatewayLimits, wall, (limit) =>
        this.#noteSocket(socket, "gateway limit broken", limit),
      );
    }
    const send = answeringOn(socket, connection);
    const heard = this.#watch.add(socket);
    socket.on("message", (data, isBinary) => {
      heard();
      this.#serve(line, socket, send, isBinary ? undefined : String(data));
    });
    // The close that follows tells the code; an error alone says nothing more that somebody could use.
    socket.on("error", () => undefined);
    socket.on("close", (code) => {
      this.#open.delete(socket);
      line.lost(socket);
      this.#lost(admission, code);
    });
    line.use(socket, admission);
  }

  #lost({ connectionId, processId }: Admission, code: number): void {
    if (!this.#isClosed) this.#options.core.apply({ kind: "socket-lost", processId, connectionId, code });
  }

  #noteSocket(socket: WebSocket, what: string, because: string): void {
    const subjectId = this.#open.get(socket);
    if (subjectId === undefined) return;
    this.#options.journal.write({ kind: "socket", what, subjectId, details: { because } });
  }

  #serve(line: ProcessLine, socket: WebSocket, send: (text: string) => void, text: string | undefined): void {
    // Once this side has begun to close, nobody could be answered.
    if (this.#isClosed || socket.readyState !== socket.OPEN || this.#wayOut.isSilent(socket)) return;
    const { processId } = line;
    const held: Commit[] = [];
    this.#held = held;
    this.#unconfirmed.sent(line);
    try {
      const answer = (written: string, action: string) =>
        this.#wayOut.answer({ socket, processId, action, text: written, write: send });
      serveMessage(this.#options, line, answer, text);
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
      this.#push(processId, createGameSessionPush(effect.gameSession));
    } else if (effect.kind === "update-game-session") {
      this.#push(processId, updateGameSessionPush(effect.gameSession, effect.news));
    } else if (effect.kind === "terminate-process") {
      this.#push(processId, terminateProcessPush(effect.terminationAt));
    } else if (effect.kind === "refresh-connection") {
      // A process without a socket is told again when it has one.
      const endpoint = this.#lines.get(processId)?.openEndpoint;
      if (endpoint !== undefined)
        this.#push(processId, refreshConnectionPush(effect.endpoint ?? endpoint, effect.authToken));
    } else if (effect.kind === "process-ended") {
      // Its id is never accepted again, so that 1000 strands nobody.
      this.#options.wall.after(ENDED_SOCKET_MS, () =>
        this.#forget(processId, (socket) => socket.close(1000)),
      );
    }
  }

  #push(processId: string, push: Members): void {
    const { gatewayLimits, journal } = this.#options;
    const bytes = gatewayLimits === undefined ? 0 : Buffer.byteLength(JSON.stringify(push));
    if (gatewayLimits === undefined || bytes <= gatewayLimits.messageBytes) {
      this.#lineOf(processId).pushes.push(push);
      return;
    }
    const problem = `${bytes} bytes; the gateway takes ${gatewayLimits.messageBytes}`;
    journal.write({
      kind: "refusal",
      what: `push ${String(push.Action)} too large for the gateway`,
      subjectId: processId,
      details: { problem },
    });
  }

  #forget(processId: string, hangUp: (socket: WebSocket) => void): void {
    const line = this.#lines.get(processId);
    if (line === undefined) return;
    this.#lines.delete(processId);
    this.#unconfirmed.forget(line);
    line.close();
    if (line.socket !== undefined) hangUp(line.socket);
  }

  #lineOf(processId: string): ProcessLine {
    const present = this.#lines.get(processId);
    if (present !== undefined) return present;
    const { journal, wall, redelivery } = this.#options;
    const onPush = (push: Members) => {
      this.#unconfirmed.sent(line);
      journal.write({ kind: "push", what: String(push.Action), subjectId: processId, details: { push } });
    };
    const pushes = new PushQueue({
      ...{ processId, wall, onPush, wayOut: this.#wayOut },
      ...(redelivery === undefined ? {} : { redelivery }),
    });
    const line: ProcessLine = new ProcessLine(processId, wall, pushes);
    this.#lines.set(processId, line);
    return line;
  }
}
