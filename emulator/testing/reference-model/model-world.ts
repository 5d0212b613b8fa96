/** What the reference model remembers: plain lists of plain records, of types that only it has. */
import { activationLimitSeconds, type FleetName, type QueueName } from "./given-world.ts";

export type PriorityKey = "LATENCY" | "COST" | "DESTINATION" | "LOCATION";

export interface ModelQueue {
  readonly name: QueueName;
  exists: boolean;
  timeoutMs: number;
  /** "alias" leads to wherever the alias leads. */
  destinations: readonly ("alias" | FleetName)[];
  allowedLocations: readonly string[] | undefined;
  policies: readonly { readonly cap: number; readonly durationMs: number | undefined }[];
  /** Undefined for a queue without a PriorityConfiguration. */
  priority:
    | { readonly keys: readonly PriorityKey[]; readonly locations: readonly string[] | undefined }
    | undefined;
}

export interface ModelProcess {
  readonly processId: string;
  readonly fleet: FleetName;
  readonly location: string;
  readonly compute: string;
  isHealthy: boolean;
  /** In a row. */
  unhealthyReports: number;
  lastHealthyAtMs: number;
  /** Ended, or told to end: it takes nothing any more. */
  state: "up" | "told to end" | "ended";
  /** When it is over whether it says so or not; of one that was told to end. */
  endsAtMs: number;
  gameSession: string | undefined;
}

/** A machine of the managed fleet. */
export interface ModelInstance {
  readonly name: string;
  /** When processes can be started there. */
  readonly startsAtMs: number;
  /** Does a host fill it without being asked for each process? Then no command starts anything there. */
  isHosted: boolean;
  /** A process there has been ready. */
  isActive: boolean;
  /** It was there when there were too many, and stayed for its protected game session; nothing depends on this. */
  wasSpared: boolean;
  /** Shut down, whether anything still lives there or not. */
  isEnding: boolean;
}

export type Properties = { readonly [key: string]: string };

export interface ModelGameSession {
  /** The last segment of the real id. */
  readonly name: string;
  readonly process: string;
  readonly fleet: FleetName;
  readonly location: string;
  readonly createdAtMs: number;
  readonly activationLimitMs: number;
  readonly creator: string | undefined;
  readonly token: string | undefined;
  readonly request: string;
  readonly placement: string | undefined;
  /** FullProtection. */
  isProtected: boolean;
  status: "ACTIVATING" | "ACTIVE" | "TERMINATING" | "TERMINATED";
  reason: "TRIGGERED_ON_PROCESS_TERMINATE" | "FORCE_TERMINATED" | undefined;
  maximum: number;
  isOpen: boolean;
  properties: Properties;
  endedAtMs: number | undefined;
}

export interface ModelSeat {
  readonly gameSession: string;
  readonly player: string;
  readonly reservedAtMs: number;
  status: "RESERVED" | "ACTIVE" | "COMPLETED" | "TIMEDOUT";
  /** With its game session. */
  isForgotten: boolean;
}

export interface Report {
  readonly player: string;
  readonly location: string;
  readonly milliseconds: number;
}

export interface ModelPlacement {
  readonly id: string;
  readonly queue: QueueName;
  readonly startedAtMs: number;
  readonly maximum: number;
  readonly players: number;
  readonly reports: readonly Report[];
  readonly properties: Properties;
  readonly override: { readonly locations: readonly string[]; readonly isOnly: boolean } | undefined;
  isOverrideOver: boolean;
  status: "PENDING" | "FULFILLED" | "CANCELLED" | "TIMED_OUT" | "FAILED";
  /** Every game session that was made for it, the newest last. */
  attempts: string[];
  /** Places that failed in this round, as fleet/location. */
  tried: string[];
}

export interface ModelWorld {
  nowMs: number;
  alias: "a" | "b" | "terminal";
  readonly queues: readonly ModelQueue[];
  /** What new game sessions of a fleet get, and how many of them a compute may activate at once. */
  readonly runtime: { readonly [Name in FleetName]: { activationLimitMs: number; activations: number } };
  /** Real ids of fleets that nobody uses, in the order of their creation. */
  readonly spareFleets: string[];
  /** NewGameSessionProtectionPolicy: are new game sessions of a fleet protected? */
  readonly protects: { [Name in FleetName]: boolean };
  /** Of the managed fleet. */
  desiredInstances: number;
  /** All that there ever were, in the order in which they came. */
  readonly instances: ModelInstance[];
  /** The game sessions for whose sake scaling in spared their instances, if it were asked for when last something happened. */
  guards: readonly string[];
  readonly processes: ModelProcess[];
  readonly gameSessions: ModelGameSession[];
  /** Those that were there and are over for so long that nobody knows of them. */
  readonly forgotten: ModelGameSession[];
  readonly seats: ModelSeat[];
  readonly placements: ModelPlacement[];
}

const newQueue = (name: QueueName, destinations: ModelQueue["destinations"]): ModelQueue => ({
  name,
  exists: true,
  timeoutMs: 30_000,
  destinations,
  allowedLocations: undefined,
  policies: [],
  priority: undefined,
});

const newRuntime = () => ({
  activationLimitMs: activationLimitSeconds * 1_000,
  activations: Number.POSITIVE_INFINITY,
});

export const newWorld = (): ModelWorld => ({
  nowMs: 0,
  alias: "a",
  queues: [
    newQueue("one", ["alias", "b"]),
    newQueue("two", ["managed", "far", "a"]),
    newQueue("abroad", ["b", "far"]),
  ],
  runtime: { a: newRuntime(), b: newRuntime(), far: newRuntime(), managed: newRuntime() },
  spareFleets: [],
  protects: { a: false, b: false, far: false, managed: false },
  desiredInstances: 1,
  instances: [],
  guards: [],
  processes: [],
  gameSessions: [],
  forgotten: [],
  seats: [],
  placements: [],
});

export const holdsSeat = (seat: ModelSeat): boolean => seat.status === "RESERVED" || seat.status === "ACTIVE";

export const seatsHeldIn = (world: ModelWorld, gameSession: string): number =>
  world.seats.filter((seat) => seat.gameSession === gameSession && holdsSeat(seat)).length;

export const isIdle = (process: ModelProcess): boolean =>
  process.state === "up" && process.isHealthy && process.gameSession === undefined;

export const processOf = (world: ModelWorld, { process }: ModelGameSession): ModelProcess | undefined =>
  world.processes.find(({ processId }) => processId === process);

export const hostedBy = (world: ModelWorld, { gameSession }: ModelProcess): ModelGameSession | undefined =>
  world.gameSessions.find(({ name }) => name === gameSession);

export const placementOf = (world: ModelWorld, { placement }: ModelGameSession): ModelPlacement | undefined =>
  world.placements.find(({ id }) => id === placement);

export function queueNamed(world: ModelWorld, name: QueueName): ModelQueue {
  const queue = world.queues.find((one) => one.name === name);
  if (queue === undefined) throw new Error(`the model has no queue ${name}`);
  return queue;
}
