/** The emulator's records of both Regions as they are between two steps, each kind read once. */
import type { GameSession } from "../../domain/game-session.ts";
import type { Instance } from "../../domain/instance.ts";
import type { Placement } from "../../domain/placement.ts";
import type { PlayerSession } from "../../domain/player-session.ts";
import type { ServerProcess } from "../../domain/server-process.ts";
import type { EmulatorTwin } from "./emulator-twin.ts";
import { abroad, home } from "./given-world.ts";

export interface RealRecords {
  readonly gameSessions: readonly GameSession[];
  /** By the last segment of their ids. */
  readonly gameSessionNamed: ReadonlyMap<string, GameSession>;
  readonly seats: readonly PlayerSession[];
  readonly placements: ReadonlyMap<string, Placement>;
  readonly processes: ReadonlyMap<string, ServerProcess>;
  /** Of the managed fleet, by name; one that was shut down is there until nothing lives on it. */
  readonly instances: ReadonlyMap<string, Instance>;
  /** The types of the events of each placement, in order. */
  readonly events: ReadonlyMap<string, string>;
}

export const lastSegment = (id: unknown): string => {
  const text = String(id);
  return text.slice(text.lastIndexOf("/") + 1);
};

export function readRecords(twin: EmulatorTwin): RealRecords {
  const [here, there] = [twin.tables(home), twin.tables(abroad)];
  const gameSessions = [...here.gameSessions.all(), ...there.gameSessions.all()];
  const placements = [...here.placements.all(), ...there.placements.all()];
  const processes = [...here.serverProcesses.all(), ...there.serverProcesses.all()];
  const events = new Map<string, string>();
  for (const { placementId, type } of twin.driver.parts.store.outgoingEvents.all()) {
    const before = events.get(placementId);
    events.set(placementId, before === undefined ? type : `${before} and ${type}`);
  }
  return {
    gameSessions,
    gameSessionNamed: new Map(gameSessions.map((one) => [lastSegment(one.gameSessionId), one])),
    seats: [...here.playerSessions.all(), ...there.playerSessions.all()],
    placements: new Map(placements.map((one) => [one.placementId, one])),
    processes: new Map(processes.map((one) => [one.processId, one])),
    instances: new Map([...here.instances.all()].map((one) => [one.instanceId, one])),
    events,
  };
}
