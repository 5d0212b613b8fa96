/** The emulator's records as invariants read them: only the members that a truth speaks of. */
import type { WorldView } from "./world-view.ts";

export interface PlacementRecord {
  readonly placementId: string;
  readonly status: string;
  readonly queueName: string;
}

export interface GameSessionRecord {
  readonly gameSessionId: string;
  readonly processId: string;
  readonly placementId?: string;
  readonly status: string;
  readonly maximumPlayerSessionCount: number;
  readonly currentPlayerSessionCount: number;
  readonly fleetId: string;
  readonly computeName: string;
  readonly protectionPolicy: string;
}

export interface FleetRecord {
  readonly fleetId: string;
  readonly locations: readonly {
    readonly location: string;
    readonly status: string;
    readonly instances?: { readonly desired: number };
  }[];
}

export interface InstanceRecord {
  readonly instanceId: string;
  readonly fleetId: string;
  readonly location: string;
  readonly status: string;
  readonly slotCount: number;
  readonly takenSlotCount: number;
}

export interface ServerProcessRecord {
  readonly fleetId: string;
  readonly location: string;
  readonly computeName: string;
  readonly status: string;
}

export interface ProcessLaunchRecord {
  readonly fleetId: string;
  readonly computeName: string;
  readonly isExitWatched?: true;
}

export interface AwaitedExitRecord {
  readonly fleetId: string;
  readonly computeName: string;
  readonly base: string;
}

export interface LocationUsageRecord {
  readonly fleetId: string;
  readonly location: string;
  readonly pendingInstanceCount: number;
  readonly activeInstanceCount: number;
  readonly terminatingInstanceCount: number;
  readonly activeServerProcessCount: number;
}

export interface PlayerSessionRecord {
  readonly playerSessionId: string;
  readonly gameSessionId: string;
  readonly status: string;
}

interface QueueRecord {
  readonly name: string;
  readonly notificationTarget?: string;
}

interface TopicRecord {
  readonly topicArn: string;
}

interface Tables {
  placements: PlacementRecord;
  gameSessions: GameSessionRecord;
  playerSessions: PlayerSessionRecord;
  fleets: FleetRecord;
  instances: InstanceRecord;
  serverProcesses: ServerProcessRecord;
  processLaunches: ProcessLaunchRecord;
  awaitedExits: AwaitedExitRecord;
  locationUsages: LocationUsageRecord;
  queues: QueueRecord;
  topics: TopicRecord;
}

/** The records of a table, in all accounts and regions. */
export function recordsOf<Name extends keyof Tables>(view: WorldView, table: Name): readonly Tables[Name][] {
  return view.scopes.flatMap(({ tables }) => (tables[table] ?? []) as unknown as readonly Tables[Name][]);
}

export const holdsSeat = (status: string): boolean => status === "RESERVED" || status === "ACTIVE";
