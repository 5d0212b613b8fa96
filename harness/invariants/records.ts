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
  queues: QueueRecord;
  topics: TopicRecord;
}

/** The records of a table, in all accounts and regions. */
export function recordsOf<Name extends keyof Tables>(view: WorldView, table: Name): readonly Tables[Name][] {
  return view.scopes.flatMap(({ tables }) => (tables[table] ?? []) as unknown as readonly Tables[Name][]);
}

export const holdsSeat = (status: string): boolean => status === "RESERVED" || status === "ACTIVE";
