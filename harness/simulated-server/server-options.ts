/** What a simulated game server is built with, the states of its life and the events it tells of. */
import type { NakamaAccess } from "../nakama-rpc.ts";
import type { WorldTimers } from "../world-timers.ts";
import type { HeartbeatPace } from "./heartbeat.ts";
import type { SdkTimings } from "./sdk-profile.ts";
import type { ServerIdentity } from "./server-identity.ts";
import type { ServerNote } from "./server-note.ts";
import type { CrashStep, ServerScript } from "./server-script.ts";
import type { HostedGameSession } from "./service-push.ts";

export type ServerState =
  | "created"
  | "starting"
  /** Its first heartbeat was answered: it may be given a game session. */
  | "ready"
  | "session-started"
  | "session-active"
  | "ending"
  | "ended"
  | "crashed";

export interface SimulatedGameServerOptions {
  readonly identity: ServerIdentity;
  readonly timers: WorldTimers;
  /** From 0 up to 1: the heartbeats' jitter. */
  readonly random: () => number;
  /** Fresh UUIDs for requests. */
  readonly newId: () => string;
  readonly script?: ServerScript | undefined;
  /** Without it nothing is told to Nakama. */
  readonly nakama?: NakamaAccess | undefined;
  readonly note?: ((note: ServerNote) => void) | undefined;
  /** The machine's time, in which connections live; its real clock unless told. */
  readonly wall?: WorldTimers | undefined;
  /** Wall time; those of the SDK that it behaves like unless told. */
  readonly timings?: Partial<SdkTimings> | undefined;
  readonly heartbeat?: HeartbeatPace | undefined;
  /**
   * What it calls its tool in ProcessReady. By the usual name its limits are counted on the bench's clock; under any other
   * it is a real server, which lives in the machine's time.
   */
  readonly toolName?: string | undefined;
  /** The port for players; any free one unless told. */
  readonly port?: number | undefined;
  /** The log files that it names in ProcessReady. */
  readonly logPaths?: readonly string[] | undefined;
}

export interface ServerEvents {
  sessionStarted: [session: HostedGameSession];
  sessionActivated: [session: HostedGameSession];
  playerAccepted: [playerSessionId: string];
  /** The line to GameLift is gone for good while the process lives on, as after a close with 1000. */
  disconnected: [reason: string];
  ended: [reason: string];
  crashed: [at: CrashStep | "asked"];
}
