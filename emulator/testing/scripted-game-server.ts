/**
 * A game server process that does exactly what a test tells it, frame by frame, over a real WebSocket: no heartbeat of
 * its own, no answer to a push. **Observed**: query keys, frames and fields of the Server SDK 5.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { SIMULATED_TOOL_NAME } from "../server-sdk/simulated-tool-name.ts";

export interface ScriptedServerIdentity {
  readonly endpoint: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly authToken: string;
  readonly processId?: string;
}

export interface ServerFrame {
  readonly Action: string;
  readonly RequestId?: string;
  readonly StatusCode?: number;
  readonly ErrorMessage?: string;
  readonly GameSessionId?: string;
  readonly [field: string]: unknown;
}

/** Wall milliseconds that a test waits for one frame. */
const FRAME_LIMIT_MS = 30_000;

export class ScriptedGameServer {
  readonly processId: string;
  readonly #socket: WebSocket;
  readonly #frames: ServerFrame[] = [];
  readonly #waiting: {
    readonly isMeant: (frame: ServerFrame) => boolean;
    readonly take: (frame: ServerFrame) => void;
  }[] = [];

  private constructor(processId: string, socket: WebSocket) {
    this.processId = processId;
    this.#socket = socket;
    socket.on("message", (data) => this.#received(JSON.parse(String(data)) as ServerFrame));
  }

  /** Opens the socket. @throws Error when the upgrade is refused. */
  static async connect(identity: ScriptedServerIdentity): Promise<ScriptedGameServer> {
    const processId = identity.processId ?? randomUUID();
    const query = new URLSearchParams({
      pID: processId,
      FleetId: identity.fleetId,
      ComputeId: identity.computeName,
      sdkVersion: "5.4.0",
      sdkLanguage: "Go",
      Authorization: identity.authToken,
    });
    const socket = new WebSocket(`${identity.endpoint}?${query}`);
    const server = new ScriptedGameServer(processId, socket);
    await once(socket, "open", { signal: AbortSignal.timeout(FRAME_LIMIT_MS) });
    return server;
  }

  /** ProcessReady and the first healthy heartbeat, after which a game session may be placed. */
  async becomePlaceable(port: number): Promise<void> {
    await this.ask("ActivateServerProcess", {
      SdkVersion: "5.4.0",
      SdkLanguage: "Go",
      SdkToolName: SIMULATED_TOOL_NAME,
      Port: port,
      LogPaths: [],
    });
    await this.ask("HeartbeatServerProcess", { HealthStatus: true });
  }

  /** Waits for the next game session and says that it is ready for players. Answers its id. */
  async activateNextGameSession(): Promise<string> {
    const { GameSessionId = "" } = await this.push("CreateGameSession");
    await this.ask("ActivateGameSession", { GameSessionId });
    return GameSessionId;
  }

  /** Sends a request and answers its response. @throws Error for a status other than 200. */
  async ask(action: string, fields: object = {}): Promise<ServerFrame> {
    const requestId = randomUUID();
    const response = this.#next(`the response to ${action}`, (frame) => frame.RequestId === requestId);
    this.#socket.send(JSON.stringify({ Action: action, RequestId: requestId, ...fields }));
    const frame = await response;
    if (frame.StatusCode !== 200)
      throw new Error(`${action} was answered ${frame.StatusCode}: ${frame.ErrorMessage}`);
    return frame;
  }

  /** The next push of that name which nobody has taken yet. */
  push(action: string): Promise<ServerFrame> {
    return this.#next(
      `the push ${action}`,
      (frame) => frame.Action === action && frame.RequestId === undefined,
    );
  }

  /** Cuts the connection without a close frame, as a crash does. */
  cut(): void {
    this.#socket.terminate();
  }

  #received(frame: ServerFrame): void {
    const index = this.#waiting.findIndex(({ isMeant }) => isMeant(frame));
    const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
    if (waiting === undefined) this.#frames.push(frame);
    else waiting.take(frame);
  }

  #next(what: string, isMeant: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    const index = this.#frames.findIndex(isMeant);
    const [present] = index < 0 ? [] : this.#frames.splice(index, 1);
    if (present !== undefined) return Promise.resolve(present);
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        const seen = this.#frames.map((frame) => frame.Action).join(", ");
        reject(
          new Error(`waited ${FRAME_LIMIT_MS} ms for ${what}; unread frames: ${seen === "" ? "none" : seen}`),
        );
      }, FRAME_LIMIT_MS);
      const take = (frame: ServerFrame) => {
        clearTimeout(limit);
        resolve(frame);
      };
      this.#waiting.push({ isMeant, take });
    });
  }
}
