/** What the journal says of every record and request so far, folded once, for all rules that explain something by it. */
import type { Fleet } from "../domain/fleet.ts";
import type { GameSession } from "../domain/game-session.ts";
import type { Instance } from "../domain/instance.ts";
import type { Placement } from "../domain/placement.ts";
import type { PlayerSession } from "../domain/player-session.ts";
import type { ServerProcess } from "../domain/server-process.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import { readLastOutputs } from "./last-outputs.ts";
import { type CallsRead, readCalls } from "./read-calls.ts";

/** A record with the last status that the journal tells, and the entries that told a status. */
export interface Told<Record> {
  readonly record: Record;
  readonly first: JournalEntry;
  readonly last: JournalEntry;
}

export interface ToldProcess extends Told<ServerProcess> {
  readonly healthyReports: number;
  readonly unhealthyReports: number;
  /** Of its latest heartbeat; undefined before the first one. */
  readonly lastReport: "healthy" | "unhealthy" | undefined;
}

export interface Facts extends CallsRead {
  /** Everything that was read, the oldest first. */
  readonly entries: readonly JournalEntry[];
  readonly placements: ReadonlyMap<string, Told<Placement>>;
  readonly gameSessions: ReadonlyMap<string, Told<GameSession>>;
  readonly playerSessions: ReadonlyMap<string, Told<PlayerSession>>;
  readonly processes: ReadonlyMap<string, ToldProcess>;
  readonly fleets: ReadonlyMap<string, Told<Fleet>>;
  readonly instances: ReadonlyMap<string, Told<Instance>>;
  /** By process: the game session that it hosts, or hosted; each hosts one in its life. */
  readonly hosted: ReadonlyMap<string, Told<GameSession>>;
  /** By process: what it wrote last, as a sentence behind another one, where its exit was told with that. */
  readonly lastOutputs: ReadonlyMap<string, string>;
}

const transition = /^(placement|game session|player session|server process|fleet|instance) [A-Z_]+$/;

/** @param entries from the journal, in order; what was before them is not known. */
export function readFacts(entries: readonly JournalEntry[]): Facts {
  const told = new Map<string, Map<string, Told<unknown>>>();
  const reports = new Map<string, { healthy: number; unhealthy: number; last?: "healthy" | "unhealthy" }>();
  const tableOf = (kind: string) => {
    const table = told.get(kind) ?? new Map<string, Told<unknown>>();
    told.set(kind, table);
    return table;
  };
  for (const entry of entries) {
    if (entry.kind === "input" && entry.what === "HeartbeatServerProcess") {
      const { processId = "", fields } = entry.details as { processId?: string; fields?: object };
      const { healthy, unhealthy } = reports.get(processId) ?? { healthy: 0, unhealthy: 0 };
      const next = isHealthy(fields)
        ? { healthy: healthy + 1, unhealthy, last: "healthy" as const }
        : { healthy, unhealthy: unhealthy + 1, last: "unhealthy" as const };
      reports.set(processId, next);
      continue;
    }
    const kind = entry.kind === "transition" ? transition.exec(entry.what)?.[1] : undefined;
    if (kind !== undefined && entry.subjectId !== undefined) noteTransition(tableOf(kind), entry);
    if (entry.what === "instance gone") forgetInstance(tableOf("instance"), entry);
  }
  const records = <Record>(kind: string) => tableOf(kind) as ReadonlyMap<string, Told<Record>>;
  const processes = [...records<ServerProcess>("server process")].map(([processId, process]) => {
    const { healthy = 0, unhealthy = 0, last } = reports.get(processId) ?? {};
    const counts = { healthyReports: healthy, unhealthyReports: unhealthy, lastReport: last };
    return [processId, { ...process, ...counts }] as const;
  });
  const gameSessions = records<GameSession>("game session");
  const calls = readCalls(entries);
  return {
    entries,
    ...calls,
    lastOutputs: readLastOutputs(calls),
    placements: records("placement"),
    gameSessions,
    hosted: new Map([...gameSessions.values()].map((each) => [each.record.processId, each])),
    playerSessions: records("player session"),
    fleets: records("fleet"),
    instances: records("instance"),
    processes: new Map(processes),
  };
}

const isHealthy = (fields: object | undefined): boolean =>
  fields !== undefined && "HealthStatus" in fields && fields.HealthStatus === true;

/** Its record's key names the fleet as well. */
function forgetInstance(instances: Map<string, Told<unknown>>, { subjectId = "" }: JournalEntry): void {
  for (const [key, { record }] of instances) {
    if ((record as Instance).instanceId === subjectId) instances.delete(key);
  }
}

function noteTransition(table: Map<string, Told<unknown>>, entry: JournalEntry): void {
  const id = entry.subjectId ?? "";
  const first = table.get(id)?.first ?? entry;
  table.set(id, { record: entry.details.record, first, last: entry });
}

/** Processes of a fleet, in one location or all, that have not ended. */
export const livingProcesses = (facts: Facts, fleetId: string, location?: string): readonly ToldProcess[] =>
  [...facts.processes.values()].filter(
    ({ record }) =>
      record.status !== "TERMINATED" &&
      record.fleetId === fleetId &&
      (location === undefined || record.location === location),
  );
