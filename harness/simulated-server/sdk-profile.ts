/**
 * Which Server SDK a simulated server behaves like on the wire. What a game makes of it is the same for all three.
 *
 * **Observed** in the sources of Go 5.6.0, C++ 5.4.0 and C# 5.5.1, and in those of the WebSocket libraries beneath them.
 * Choices of ours: the first connect fails at once with the service's reason, and the 5 s for which Go writes nothing
 * after a reconnect are off unless asked for.
 */
import type { FrameFields } from "./sdk-frames.ts";

export type SdkProfileName = "Go" | "CSharp" | "Cpp";

/** Everything here is wall time in milliseconds. */
export interface SdkTimings {
  readonly requestTimeoutMs: number;
  /** For ActivateServerProcess. */
  readonly activateProcessTimeoutMs: number;
  readonly handshakeTimeoutMs: number;
  /** Waits between attempts of the first connect; none means that the first refusal counts. */
  readonly connectRetryDelaysMs: readonly number[];
  /** Waits between attempts of a reconnect, whose first attempt is made at once. */
  readonly reconnectDelaysMs: readonly number[];
  /** How long nothing is written after a reconnect. */
  readonly silenceAfterReconnectMs: number;
  /** How long a socket that was replaced is still read before it is cut. */
  readonly supersededSocketMs: number;
  /** From an unanswered request to its repetition. */
  readonly resendAfterMs: number;
  readonly pongTimeoutMs: number;
}

export interface SdkProfile {
  /** As the query and ActivateServerProcess call it. */
  readonly language: SdkProfileName;
  readonly version: string;
  readonly userAgent: string;
  /** `form`: keys sorted, values form-encoded; `sorted-raw` and `raw`: values as they are. */
  readonly query: "form" | "sorted-raw" | "raw";
  readonly tls: "as-told" | "always";
  /** Whether the service's certificate has to be one that the machine trusts. */
  readonly checksCertificate: boolean;
  readonly ids: "uuid" | "letters-and-digits";
  /** Whether each reconnect has an IdempotencyToken of its own, or the first one's. */
  readonly hasTokenPerReconnect: boolean;
  /** Members that this SDK writes where the game has set none, by action. */
  readonly unset: { readonly [action: string]: FrameFields };
  readonly attributeKindKey: "AttrType" | "attrType";
  readonly latencyKey: "LatencyInMs" | "LatencyInMS";
  /** Whether a double without a fraction is written as `10` or `10.0`. */
  readonly doubles: "shortest" | "with-fraction";
  /** What the time to the next heartbeat is counted from. */
  readonly heartbeatIntervals: "from-beat-to-beat" | "from-answer-to-beat";
  /** Messages above it go out in fragments of this size. */
  readonly fragmentBytes?: number;
  readonly pingsBeforeMessages: boolean;
  readonly whenUnanswered: "new-socket-after-two" | "resend" | "give-up";
  /** What follows a close with 1000 or 1001: nothing ever, or a new connection for the next request. */
  readonly afterCleanClose: "lost" | "next-request-reconnects";
  readonly resendsAfterReconnect: boolean;
  /** RefreshConnection before ProcessReady. */
  readonly refreshesBeforeReady: boolean;
  /** Whether the old socket is forgotten before there is a new one, so that requests meanwhile fail. */
  readonly forgetsSocketToRefresh: boolean;
  readonly replacedSocket: "cut-later" | "close-1001" | "close-1000";
  /** Destroy. */
  readonly leaves: "cut" | "close-1001" | "close-without-code";
  readonly timings: SdkTimings;
}

const sharedTimings = {
  requestTimeoutMs: 20_000,
  activateProcessTimeoutMs: 20_000,
  handshakeTimeoutMs: 20_000,
  connectRetryDelaysMs: [],
  reconnectDelaysMs: [4_000, 8_000, 16_000, 32_000, 32_000, 32_000, 32_000],
  silenceAfterReconnectMs: 0,
  supersededSocketMs: 5_000,
  // C++ draws it between 100 and 1,000.
  resendAfterMs: 500,
  pongTimeoutMs: 5_000,
} as const satisfies SdkTimings;

/** How long Go holds the lock on its writing after each reconnect and refresh, in milliseconds of wall time. */
export const GO_WRITE_SILENCE_MS = 5_000;

/** How often C++ sends a request at most. */
export const MOST_TRIES = 5;

const go: SdkProfile = {
  language: "Go",
  version: "5.6.0",
  userAgent: "gamelift-go-sdk/1.0",
  query: "form",
  tls: "as-told",
  checksCertificate: true,
  ids: "uuid",
  hasTokenPerReconnect: false,
  unset: { ActivateServerProcess: { LogPaths: null }, StartMatchBackfill: { TicketId: "" } },
  attributeKindKey: "AttrType",
  latencyKey: "LatencyInMs",
  doubles: "shortest",
  heartbeatIntervals: "from-beat-to-beat",
  pingsBeforeMessages: false,
  whenUnanswered: "new-socket-after-two",
  afterCleanClose: "lost",
  resendsAfterReconnect: false,
  refreshesBeforeReady: true,
  forgetsSocketToRefresh: false,
  replacedSocket: "cut-later",
  leaves: "cut",
  timings: {
    ...sharedTimings,
    activateProcessTimeoutMs: 6_000,
    reconnectDelaysMs: [8_000, 16_000, 32_000, 32_000, 32_000, 32_000, 32_000],
  },
};

const cpp: SdkProfile = {
  language: "Cpp",
  version: "5.4.0",
  userAgent: "WebSocket++/0.8.2",
  query: "sorted-raw",
  tls: "always",
  checksCertificate: false,
  ids: "letters-and-digits",
  hasTokenPerReconnect: false,
  unset: {},
  attributeKindKey: "AttrType",
  latencyKey: "LatencyInMs",
  doubles: "with-fraction",
  heartbeatIntervals: "from-answer-to-beat",
  pingsBeforeMessages: false,
  whenUnanswered: "resend",
  afterCleanClose: "lost",
  resendsAfterReconnect: true,
  refreshesBeforeReady: false,
  forgetsSocketToRefresh: false,
  replacedSocket: "close-1001",
  leaves: "close-1001",
  timings: sharedTimings,
};

const csharp: SdkProfile = {
  language: "CSharp",
  version: "5.5.1",
  userAgent: "websocket-sharp/1.0",
  query: "raw",
  tls: "as-told",
  checksCertificate: false,
  ids: "uuid",
  hasTokenPerReconnect: true,
  unset: {
    ActivateServerProcess: { SdkToolName: null, SdkToolVersion: null, LogPaths: [] },
    DescribePlayerSessions: {
      GameSessionId: null,
      PlayerId: null,
      PlayerSessionId: null,
      PlayerSessionStatusFilter: null,
      NextToken: null,
      Limit: 50,
    },
    StartMatchBackfill: { TicketId: null },
  },
  attributeKindKey: "attrType",
  latencyKey: "LatencyInMS",
  doubles: "with-fraction",
  heartbeatIntervals: "from-beat-to-beat",
  fragmentBytes: 1_016,
  pingsBeforeMessages: true,
  whenUnanswered: "give-up",
  afterCleanClose: "next-request-reconnects",
  resendsAfterReconnect: false,
  refreshesBeforeReady: true,
  forgetsSocketToRefresh: true,
  replacedSocket: "close-1000",
  leaves: "close-without-code",
  timings: { ...sharedTimings, handshakeTimeoutMs: 2_000 },
};

export const sdkProfiles: Readonly<Record<SdkProfileName, SdkProfile>> = { Go: go, CSharp: csharp, Cpp: cpp };

/** An id as this SDK writes it. */
export function idLike({ ids }: SdkProfile, uuid: string): string {
  return ids === "uuid" ? uuid : uuid.replaceAll("-", "");
}
