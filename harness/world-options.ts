import type { Need } from "./skip-rule.ts";
import type { NakamaMatchmaker } from "./stack/nakama-settings.ts";

/** What a scenario may choose about its world. The default is the guide's set-up. */
export interface WorldOptions {
  readonly seed?: string;
  /** What its recording is called; the seed unless told. */
  readonly title?: string;
  /** The guide's managed EC2 fleet, or an Anywhere fleet in a custom location. */
  readonly fleet?: "EC2" | "ANYWHERE";
  /** On-Demand instances unless told; only Spot instances can be interrupted. */
  readonly fleetType?: "ON_DEMAND" | "SPOT";
  /** Seconds a placement may wait; the guide says 30. */
  readonly queueTimeoutSeconds?: number;
  /** Seconds a server may take to activate a game session; the service's default of 300 when left out. */
  readonly activationTimeoutSeconds?: number;
  /** FIFO as in the guide, or standard topic and queue with signed notifications. */
  readonly topic?: "fifo" | "standard";
  readonly customEventData?: string;
  /** The name by which players may call the game servers' hosts; they have none unless told. */
  readonly dnsName?: string;
  /** Nakama's matchmaker; short intervals unless told. */
  readonly matchmaker?: NakamaMatchmaker;
  /** Further settings of the plugin, such as GL_SYNC_PERIOD. */
  readonly pluginSettings?: Readonly<Record<string, string>>;
  /** An object of this process, or `emulator/main.ts` as a process of its own. */
  readonly emulator?: "object" | "process";
  /** A broker for this world alone, which it may kill. */
  readonly ownBroker?: boolean;
  /** Wall milliseconds between StartGameSessionPlacement's answer and the earliest event; by `worldEventDelayMs` unless told. */
  readonly minimumEventDelayMs?: number;
  /** Which placement events wait for each other in a FIFO queue: those of one placement, or all; one placement unless told. */
  readonly messageGroup?: "placement" | "queue";
  /** Throttle calls by the rate limits that AWS publishes; the world's clock alone brings tokens back. */
  readonly rateLimits?: boolean;
  /** Servers that are launched are told the TLS socket, which C++ and Unreal need. */
  readonly launchWithTls?: boolean;
  /** Keep the scenario's recording, in its folder of logs, also when it holds. */
  readonly record?: boolean;
  /** What the scenario needs beside Nakama; where the machine lacks it, the scenario is skipped by name. */
  readonly needs?: readonly Exclude<Need, "nakama">[];
  /** Invariants that this scenario shows to be broken, each by its name. */
  readonly breaks?: readonly string[];
}
