/** What the reference model forgets: game sessions that have been over for as long as they are kept. */
import { retentionDays } from "./given-world.ts";
import type { ModelGameSession, ModelWorld } from "./model-world.ts";

const RETENTION_MS = retentionDays * 24 * 3_600_000;

/** Undefined while it is not over. */
export const forgottenAtMs = ({ endedAtMs }: ModelGameSession): number | undefined =>
  endedAtMs === undefined ? undefined : endedAtMs + RETENTION_MS;

/** Its seats are forgotten with it, and the process that hosted it knows nothing of it any more. */
export function forgetOld(world: ModelWorld): undefined {
  const old = world.gameSessions.filter((one) => (forgottenAtMs(one) ?? world.nowMs + 1) <= world.nowMs);
  for (const gameSession of old) {
    world.gameSessions.splice(world.gameSessions.indexOf(gameSession), 1);
    world.forgotten.push(gameSession);
    for (const seat of world.seats) if (seat.gameSession === gameSession.name) seat.isForgotten = true;
    for (const process of world.processes)
      if (process.processId === gameSession.process) process.gameSession = undefined;
  }
}
