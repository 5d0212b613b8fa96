/** What may happen in a history that the emulator and the reference model both live through. Numbers choose. */
import type { QueueName } from "./given-world.ts";
import type { PriorityKey } from "./model-world.ts";

/** Pairs of a key's number and a value. */
export type GivenProperties = readonly (readonly [number, string])[];
export interface GivenOverride {
  readonly locations: readonly string[];
  readonly isOnly: boolean;
}

interface Fields {
  readonly "process starts": {
    readonly place: number;
    readonly compute: number;
    readonly isHealthy: boolean;
  };
  /** What a host does by itself on an instance of the managed fleet. */
  readonly "a host starts a process": { readonly which: number; readonly isHealthy: boolean };
  readonly heartbeat: { readonly which: number; readonly isHealthy: boolean };
  readonly crash: { readonly which: number; readonly isBusy: boolean };
  readonly ProcessEnding: { readonly which: number };
  readonly ActivateGameSession: { readonly which: number };
  readonly AcceptPlayerSession: { readonly which: number };
  readonly RemovePlayerSession: { readonly which: number };
  readonly StartGameSessionPlacement: {
    readonly queue: QueueName;
    readonly id: number;
    readonly maximum: number;
    readonly players: number;
    /** Of each player: milliseconds to each location, null for one not reported. */
    readonly latencies: readonly (readonly (number | null)[])[];
    readonly override: GivenOverride | null;
    readonly properties: GivenProperties;
  };
  readonly StopGameSessionPlacement: { readonly which: number };
  readonly CreateGameSession: {
    readonly place: number;
    readonly isByAlias: boolean;
    readonly maximum: number;
    readonly token: number | null;
    readonly creator: number | null;
    readonly properties: GivenProperties;
  };
  readonly TerminateGameSession: { readonly which: number; readonly isForced: boolean };
  readonly UpdateGameSession: {
    readonly which: number;
    readonly maximum: number;
    readonly isOpen: boolean;
    /** Null leaves it as it is. */
    readonly isProtected: boolean | null;
    readonly properties: GivenProperties;
  };
  readonly CreatePlayerSession: { readonly which: number };
  readonly CreatePlayerSessions: { readonly which: number; readonly players: number };
  readonly "alias leads to": { readonly to: "a" | "b" | "terminal" };
  readonly UpdateFleetAttributes: { readonly place: number; readonly isProtecting: boolean };
  readonly UpdateRuntimeConfiguration: {
    readonly place: number;
    readonly activationSeconds: number;
    readonly activations: number | null;
  };
  readonly "queue time-out": { readonly queue: QueueName; readonly seconds: number };
  readonly "queue destinations": { readonly queue: QueueName; readonly order: number };
  readonly "queue filter": { readonly queue: QueueName; readonly allowed: readonly string[] | null };
  readonly "queue priority": {
    readonly queue: QueueName;
    readonly keys: readonly PriorityKey[];
    readonly locations: readonly string[];
  };
  readonly "queue policies": {
    readonly queue: QueueName;
    readonly policies: readonly { readonly cap: number; readonly seconds: number | null }[];
  };
  readonly DeleteGameSessionQueue: { readonly queue: QueueName };
  readonly CreateGameSessionQueue: { readonly queue: QueueName };
  readonly "spare fleet": { readonly isMade: boolean; readonly which: number };
  readonly DescribeGameSessionPlacement: { readonly which: number };
  readonly DescribeGameSessionDetails: { readonly which: number };
  readonly DescribeFleetUtilization: object;
  /** Of the managed fleet. */
  readonly UpdateFleetCapacity: { readonly desired: number };
  readonly DescribeFleetCapacity: object;
  readonly "next page": { readonly walk: number };
  readonly "time passes": { readonly milliseconds: number };
  readonly "time passes to the next limit": { readonly offset: number };
}

export type What = keyof Fields;
export type Happening<Kind extends What> = { readonly what: Kind } & Fields[Kind];
export type ModelHappening = { [Kind in What]: Happening<Kind> }[What];
