/** What the reference model remembers: plain lists of plain records, of types that only it has. */
export interface ModelQueue {
  exists: boolean;
  timeoutMs: number;
  /** "alias" leads to wherever the alias leads. */
  destinations: readonly ("alias" | "a" | "b")[];
  allowedLocations: readonly string[] | undefined;
  policies: readonly { readonly cap: number; readonly durationMs: number | undefined }[];
  /** PriorityOrder LOCATION with these locations; undefined for a queue without a PriorityConfiguration. */
  locationOrder: readonly string[] | undefined;
}

export interface ModelProcess {
  readonly processId: string;
  readonly fleet: "a" | "b";
  readonly location: string;
  isHealthy: boolean;
  /** Ended, or told to end: it takes nothing any more. */
  state: "up" | "told to end" | "ended";
  gameSession: string | undefined;
}

export interface ModelGameSession {
  /** The last segment of the real id. */
  readonly name: string;
  readonly process: string;
  readonly fleet: "a" | "b";
  readonly location: string;
  readonly createdAtMs: number;
  readonly creator: string | undefined;
  readonly token: string | undefined;
  readonly request: string;
  readonly placement: string | undefined;
  status: "ACTIVATING" | "ACTIVE" | "TERMINATING" | "TERMINATED";
  maximum: number;
  isOpen: boolean;
}

export interface ModelSeat {
  readonly gameSession: string;
  readonly player: string;
  readonly reservedAtMs: number;
  status: "RESERVED" | "ACTIVE" | "COMPLETED" | "TIMEDOUT";
}

export interface ModelPlacement {
  readonly id: string;
  readonly startedAtMs: number;
  readonly maximum: number;
  readonly players: number;
  /** One player's latencies by location. */
  readonly latencies: { readonly [location: string]: number };
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
  readonly queue: ModelQueue;
  readonly processes: ModelProcess[];
  readonly gameSessions: ModelGameSession[];
  readonly seats: ModelSeat[];
  readonly placements: ModelPlacement[];
}

/** Fleet a is in two locations, fleet b in one of them. */
export const locationsOfFleet = { a: ["custom-east", "custom-west"], b: ["custom-east"] } as const;
export const costOfFleet = { a: 2, b: 1 } as const;
export const ACTIVATION_LIMIT_MS = 20_000;
export const RESERVATION_MS = 60_000;

export const newWorld = (): ModelWorld => ({
  nowMs: 0,
  alias: "a",
  queue: {
    exists: true,
    timeoutMs: 30_000,
    destinations: ["alias", "b"],
    allowedLocations: undefined,
    policies: [],
    locationOrder: undefined,
  },
  processes: [],
  gameSessions: [],
  seats: [],
  placements: [],
});

export const holdsSeat = (seat: ModelSeat): boolean => seat.status === "RESERVED" || seat.status === "ACTIVE";

export const seatsHeldIn = (world: ModelWorld, gameSession: string): number =>
  world.seats.filter((seat) => seat.gameSession === gameSession && holdsSeat(seat)).length;

export const isIdle = (process: ModelProcess): boolean =>
  process.state === "up" && process.isHealthy && process.gameSession === undefined;
