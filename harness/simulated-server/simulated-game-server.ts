/**
 * A headless game server without a game: it speaks the Server SDK 5 protocol to GameLift over a real socket, the
 * guide's RPCs to Nakama, and lets players in on a real port, all on the world's clock and as its script says.
 *
 * **Observed** in the Server SDKs of sdk-profile.ts, whose order, fields, time limits and silences it keeps.
 */
import { EventEmitter } from "node:events";
import { InFlight } from "../in-flight.ts";
import { RunningTimers } from "../running-timers.ts";
import { show } from "../show.ts";
import { Appointments } from "./appointments.ts";
import type { BackfillWish } from "./backfill-request.ts";
import { GamePort } from "./game-port.ts";
import { GameRoom, type PresentPlayer } from "./game-room.ts";
import { heardPush } from "./heard-push.ts";
import { goHeartbeat, Heartbeat } from "./heartbeat.ts";
import { type GameSessionMetadata, NakamaReports } from "./nakama-reports.ts";
import { processReady } from "./process-ready.ts";
import { simulatedToolName } from "./sdk-address.ts";
import { SdkConnection } from "./sdk-connection.ts";
import type { AnswerFrame, FrameFields, PushFrame } from "./sdk-frames.ts";
import { mannerOf, type SdkManner } from "./sdk-manner.ts";
import type { ServerIdentity } from "./server-identity.ts";
import type { GameNote, WireNote } from "./server-note.ts";
import type { ServerEvents, ServerState, SimulatedGameServerOptions } from "./server-options.ts";
import type { CrashStep, ServerScript } from "./server-script.ts";
import { type HostedGameSession, readPush } from "./service-push.ts";
import { withWrongCompute, withWrongId } from "./wrong-ids.ts";

export class SimulatedGameServer {
  readonly identity: ServerIdentity;
  readonly events = new EventEmitter<ServerEvents>();
  readonly #options: SimulatedGameServerOptions;
  readonly #manner: SdkManner;
  readonly #connection: SdkConnection;
  readonly #heartbeat: Heartbeat;
  readonly #room: GameRoom;
  readonly #reports: NakamaReports | undefined;
  readonly #appointments: Appointments;
  readonly #inFlight = new InFlight();
  readonly #gone = new AbortController();
  #script: ServerScript;
  #state: ServerState = "created";
  #processActivated = false;
  #session: HostedGameSession | undefined;
  #gamePort: GamePort | undefined;
  #ending: Promise<void> | undefined;

  constructor(options: SimulatedGameServerOptions) {
    const { identity, timers, random, nakama } = options;
    const note = (written: WireNote | GameNote) => this.#note(written);
    const script = () => this.#script;
    this.#options = options;
    this.identity = identity;
    this.#script = options.script ?? {};
    this.#manner = mannerOf(this.#script, options.timings);
    this.#appointments = new Appointments(timers, identity.processId);
    this.#connection = new SdkConnection({
      identity: withWrongCompute(this.#script.wrongId, identity),
      manner: this.#manner,
      toolName: options.toolName === undefined ? simulatedToolName : undefined,
      newId: options.newId,
      wall: options.wall ?? new RunningTimers({ mode: "running", speed: 1, now: Date.now() }),
      pushed: (push) => this.#pushed(push),
      lost: (reason) => this.events.emit("disconnected", reason),
      note,
    });
    this.#heartbeat = new Heartbeat({
      timers,
      random,
      pace: options.heartbeat ?? goHeartbeat,
      processId: identity.processId,
      script,
      report: (healthy) => this.#request("HeartbeatServerProcess", { HealthStatus: healthy }),
      failed: (error) => this.#failed("heartbeat", error),
    });
    this.#reports = nakama && new NakamaReports(nakama, note, this.#gone.signal);
    this.#room = new GameRoom({
      profile: this.#manner.profile,
      request: (action, fields) => this.#request(action, fields),
      reports: this.#reports,
      script,
      openSession: () => (this.#hosting ? this.#session?.gameSessionId : undefined),
      note,
      playerEntered: (playerSessionId) => {
        this.events.emit("playerAccepted", playerSessionId);
        return !this.#crashedAt("player-accepted");
      },
      lastPlayerLeft: async () => {
        if (this.#script.endWhenEmpty === true) await this.end("the last player left");
      },
    });
  }

  get state(): ServerState {
    return this.#state;
  }
  /** The game session this process was given, also after its end. */
  get gameSession(): HostedGameSession | undefined {
    return this.#session;
  }
  /** Who is in the game, or was when it ended. */
  get players(): PresentPlayer[] {
    return this.#room.players;
  }
  /** Of its game, once `start` opened it. */
  get port(): number | undefined {
    return this.#gamePort?.port;
  }
  get connected(): boolean {
    return this.#connection.connected;
  }

  /** What this server is busy with, from the receipt of a frame to the end of what follows; empty means idle. */
  pending(): string[] {
    return [...this.#inFlight.names(), ...this.#connection.pending()];
  }

  /** From now on the server behaves as this script says. */
  changeScript(script: ServerScript): void {
    this.#script = script;
  }

  /**
   * Connects, declares the process ready and answers when its first heartbeat was answered, which is when it may be
   * given a game session; or where its script leaves it: "crashed", or "starting" when it is not ready yet.
   * @throws Error with the service's reason when the connection, the activation or the heartbeat is refused.
   */
  start(): Promise<ServerState> {
    return this.#inFlight.track("start", async () => {
      try {
        await this.#start();
      } catch (error) {
        if (!this.#over) {
          this.#finish("ended", show(error));
          throw error;
        }
      }
      return this.#state;
    });
  }

  async #start(): Promise<void> {
    this.#state = "starting";
    this.#gamePort = await GamePort.open(this.#room, this.#inFlight, this.#options.port);
    if (this.#over) return this.#gamePort.destroy();
    this.#note({ kind: "game-port-opened", port: this.#gamePort.port });
    await this.#connection.connect();
    if (this.#crashedAt("connected")) return;
    const { neverReady, readyAfterMs } = this.#script;
    if (neverReady === true) return;
    const becomeReady = () => this.#becomeReady();
    if (readyAfterMs === undefined) return await becomeReady();
    const late = "late ProcessReady";
    this.#appointments.after(readyAfterMs, late, () => void this.#handle(late, becomeReady));
  }

  async #becomeReady(): Promise<void> {
    const { toolName, logPaths } = this.#options;
    const { profile, timings } = this.#manner;
    const description = processReady({ profile, port: this.port, toolName, logPaths });
    await this.#request("ActivateServerProcess", description, timings.activateProcessTimeoutMs);
    this.#processActivated = true;
    await this.#heartbeat.start();
    if (this.#state === "starting") this.#state = "ready";
    if (!this.#crashedAt("ready") && this.#script.deafButHealthy === true) this.#gamePort?.destroy();
  }

  #request(action: string, fields: FrameFields = {}, timeoutMs?: number): Promise<AnswerFrame> {
    return this.#connection.request(action, withWrongId(this.#script.wrongId, action, fields), timeoutMs);
  }

  /** The process is gone at once, without a word to anybody. */
  crash(at: CrashStep | "asked" = "asked"): void {
    if (!this.#over) {
      this.#finish("crashed", "the process crashed");
      this.#note({ kind: "crashed", at });
      this.events.emit("crashed", at);
    }
  }

  /** Ends as the guide tells: Nakama's delete RPC first, and awaited, then TerminateServerProcess, then the line. */
  end(reason = "asked"): Promise<void> {
    this.#ending ??= this.#over ? Promise.resolve() : this.#inFlight.track("end", () => this.#end(reason));
    return this.#ending;
  }

  /**
   * Tells Nakama the present count, and the metadata if given, as the guide's server does when they change.
   * @throws SdkRequestError, NakamaRpcError, or Error when there is no game session
   */
  async update(metadata?: GameSessionMetadata): Promise<void> {
    if (!(await this.#inFlight.track("update", () => this.#room.report(metadata)))) {
      throw new Error(`process ${this.identity.processId} is ${this.#state}: no game session to update`);
    }
  }

  /** Asks for players for free seats. @throws SdkRequestError when it is refused, Error without a game session */
  startMatchBackfill(wish: BackfillWish): Promise<void> {
    return this.#inFlight.track("match backfill", () => this.#room.startMatchBackfill(wish));
  }

  get #over(): boolean {
    return this.#state === "ended" || this.#state === "crashed";
  }
  get #hosting(): boolean {
    return this.#state === "session-started" || this.#state === "session-active";
  }

  async #end(reason: string): Promise<void> {
    const neverStarted = this.#state === "created";
    this.#state = "ending";
    this.#appointments.callOff();
    const session = this.#session;
    if (session !== undefined) {
      await this.#room.reported();
      await this.#handle("delete RPC", async () => this.#reports?.delete(session.gameSessionId));
    }
    if (!neverStarted)
      await this.#handle("end of the process", () => this.#request("TerminateServerProcess"));
    if (!this.#over) {
      this.#finish("ended", reason);
      this.#note({ kind: "ended", reason });
      this.events.emit("ended", reason);
    }
  }

  #finish(state: "ended" | "crashed", reason: string): void {
    this.#state = state;
    this.#appointments.callOff();
    this.#heartbeat.stop();
    this.#gone.abort();
    this.#connection.destroy(reason, { crashed: state === "crashed" });
    if (state === "crashed") this.#gamePort?.destroy();
    else this.#gamePort?.close("the game session ended");
  }

  #pushed(frame: PushFrame): void {
    const push = heardPush(readPush(frame), {
      isActivated: this.#processActivated,
      isEnding: this.#state === "ending",
      ignoresTerminate: this.#script.ignoreTerminate === true,
      refreshesBeforeReady: this.#manner.profile.refreshesBeforeReady,
    });
    if (push.kind === "unplayed")
      this.#note({ kind: "push-ignored", action: frame.action, reason: push.reason });
    else if (push.kind === "refresh-connection")
      void this.#connection.refresh(push.webSocketUrl, push.authToken);
    else if (push.kind === "create-game-session") this.#startSession(push.session);
    else if (!this.#crashedAt("terminating")) void this.end("the service asked for it");
  }

  #startSession(session: HostedGameSession): void {
    this.#session = session;
    this.#state = "session-started";
    this.events.emit("sessionStarted", session);
    const { neverActivate, activateAfterMs } = this.#script;
    if (this.#crashedAt("session-started") || neverActivate === true) return;
    const activate = () => void this.#handle("activation", () => this.#activate(session));
    if (activateAfterMs === undefined) activate();
    else this.#appointments.after(activateAfterMs, "slow activation", activate);
  }

  async #activate(session: HostedGameSession): Promise<void> {
    await this.#request("ActivateGameSession", { GameSessionId: session.gameSessionId });
    if (this.#state !== "session-started") return;
    this.#state = "session-active";
    this.events.emit("sessionActivated", session);
    const { endAfterMs } = this.#script;
    if (!this.#crashedAt("session-activated") && endAfterMs !== undefined) {
      this.#appointments.after(endAfterMs, "end of the game", () => void this.end("the game's time was up"));
    }
  }

  /** Crashes if the script wants it here; answers whether the process is gone. */
  #crashedAt(step: CrashStep): boolean {
    if (this.#script.crashAt === step) this.crash(step);
    return this.#over;
  }

  async #handle(name: string, work: () => Promise<unknown>): Promise<void> {
    await this.#inFlight.track(name, work).catch((error: unknown) => this.#failed(name, error));
  }

  #failed(doing: string, error: unknown): void {
    if (!this.#over) {
      this.#note({ kind: "failed", doing, problem: show(error) });
    }
  }

  #note(note: WireNote | GameNote): void {
    // Calls that a crash broke off come back afterwards; a dead process has nothing to say about them.
    if (this.#state !== "crashed" || note.kind === "crashed")
      this.#options.note?.({
        ...note,
        processId: this.identity.processId,
        notedAt: this.#options.timers.now(),
      });
  }
}
