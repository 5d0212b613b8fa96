import type { RaisedRateLimits } from "./domain/rate-limits-of-call.ts";
import type { Scope } from "./domain/scope.ts";
import type { GatewayLimits } from "./server-sdk/gateway-limits.ts";
import type { RuleOptions } from "./services/rule-options.ts";

/** What a user may choose about an emulator. Everything has a default that is safe on a developer's machine. */
export interface EmulatorOptions {
  /** Ids and chance come from it: the same seed and inputs, the same journal. */
  readonly seed?: string;
  readonly clock?: {
    /** `manual` stands still until it is advanced; `running` goes on by itself. */
    readonly mode: "manual" | "running";
    /** Epoch milliseconds; 2026-01-01T00:00:00Z for a manual clock, now for a running one. */
    readonly startAt?: number;
    /** GameLift seconds per second of the machine. */
    readonly speed?: number;
  };
  /** The account and region of callers who name none, and of the control API. */
  readonly home?: Scope;
  /** Where the certificate authority is kept from run to run; in memory only when left out. */
  readonly stateFolder?: string;
  readonly bindAddress?: string;
  /** Host names beside loopback and AWS's own, for example a container's network alias. */
  readonly allowedHosts?: readonly string[];
  /** Which hosts outside Nakama may reach through the gateway. None unless given. */
  readonly allowedEgress?: (host: string) => boolean;
  /** 0 or left out: any free port. */
  readonly ports?: {
    readonly api?: number;
    readonly serverSdk?: number;
    readonly serverSdkTls?: number;
    readonly queue?: number;
    readonly connect?: number;
    readonly tls?: number;
  };
  /**
   * What RegisterCompute tells game servers to connect to, where that is not the plain socket's own address: the TLS
   * one for C++ and Unreal, or the name by which another machine calls this one.
   */
  readonly serverSdkEndpoint?: string;
  /** The path of the game servers' endpoint, such as `/prod`; `/` unless given. */
  readonly serverSdkPath?: string;
  /** Holds game servers' sockets to the limits of the real service's gateway, or to these. Off unless given. */
  readonly serverSdkGatewayLimits?: boolean | Partial<GatewayLimits>;
  /** ElasticMQ's address; without it events are given up, with a line in the journal. */
  readonly brokerUrl?: string;
  /** Put before each queue's name at the broker, so that worlds share one. */
  readonly queuePrefix?: string;
  /** Wall milliseconds between an answer and the earliest event of its placement; see events/outbox.ts. */
  readonly minimumEventDelayMs?: number;
  readonly messageGroup?: "placement" | "queue";
  /** How many journal entries are kept in memory. */
  readonly journalLimit?: number;
  /** Where every entry of the journal is written as it comes, for `npm run replay`; and what is going on. */
  readonly record?: { readonly file: string; readonly title?: string };
  /** The control API's token; random unless given. */
  readonly controlToken?: string;
  /**
   * Throttles calls as AWS does, on GameLift's time: true for the limits that it publishes, or those that were raised
   * for operations, and for `account` over all of them; the published ones for requests of game servers. Off unless
   * given.
   */
  readonly rateLimits?: boolean | RaisedRateLimits;
  /**
   * Sends CreateGameSession once more to a server whose socket died within a second of the first one, when ten seconds
   * after its reconnect it has not activated the game session. Off unless given, as on AWS.
   */
  readonly redeliverLostGameSessions?: boolean;
  readonly strictPlayerData?: boolean;
  readonly bareFrameworkErrorTypes?: boolean;
  /**
   * Folders by the name or id of a build: managed fleets of such a build get real server processes, which the emulator
   * starts from that folder, known to them as /local/game.
   */
  readonly builds?: Readonly<Record<string, string>>;
  /** Takes the output and the logs of launched processes; below the state folder, else in a folder that goes at the end. */
  readonly launchFolder?: string;
  /** Launched processes are told the TLS socket's address, which C++ and Unreal need. */
  readonly launchWithTls?: boolean;
  /** What launched processes find in their environment beside what an instance gives them. */
  readonly launchEnvironment?: Readonly<Record<string, string>>;
  /** What is chosen about GameLift's rules; see services/rule-options.ts. */
  readonly rules?: Partial<RuleOptions>;
}

export const DEFAULT_HOME: Scope = { account: "000000000000", region: "us-east-1" };
/** 2026-01-01T00:00:00Z. */
export const MANUAL_START_AT = Date.UTC(2026, 0, 1);
/** A quarter of a second, far more than was needed on loaded cores; see docs/decisions/0004. */
export const DEFAULT_EVENT_DELAY_MS = 250;
export const DEFAULT_JOURNAL_LIMIT = 100_000;
