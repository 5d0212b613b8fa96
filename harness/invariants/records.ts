/** The emulator's records as invariants read them: only the members that a truth speaks of. */
import type { WorldView } from "./world-view.ts";

export interface PlacementRecord {
  readonly placementId: string;
  readonly status: string;
  readonly startCallId: string;
  readonly desiredPlayerSessions?: readonly { readonly playerId: string }[];
}

export interface GameSessionRecord {
  readonly gameSessionId: string;
  readonly processId: string;
  readonly placementId?: string;
  readonly status: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly protectionPolicy: string;
  readonly ipAddress: string;
  readonly port: number;
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
  readonly processId: string;
  readonly connectionId?: string;
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

export interface PlayerSessionRecord {
  readonly playerSessionId: string;
  readonly playerId: string;
  readonly gameSessionId: string;
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
}

/** The records of a table, in all accounts and regions. */
export function recordsOf<Name extends keyof Tables>(view: WorldView, table: Name): readonly Tables[Name][] {
  return view.scopes.flatMap(({ tables }) => (tables[table] ?? []) as unknown as readonly Tables[Name][]);
}
