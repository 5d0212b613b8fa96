/** How game sessions, processes and placements of the reference model come to their end. */
import {
  hostedBy,
  type ModelGameSession,
  type ModelPlacement,
  type ModelProcess,
  type ModelWorld,
  placementOf,
  processOf,
} from "./model-world.ts";

/** What a process that is told to end is given to do so. */
export const TERMINATION_GRACE_MS = 300_000;

export const pending = (world: ModelWorld): readonly ModelPlacement[] =>
  world.placements.filter(({ status }) => status === "PENDING");

export const runningAttempt = (
  world: ModelWorld,
  placement: ModelPlacement,
): ModelGameSession | undefined => {
  const newest = placement.attempts.at(-1);
  if (newest === undefined) return undefined;
  return world.gameSessions.find(({ name, status }) => status === "ACTIVATING" && name === newest);
};

/** Its players' seats end with it. */
export function endGameSession(world: ModelWorld, gameSession: ModelGameSession): undefined {
  if (gameSession.status === "TERMINATED") return;
  gameSession.status = "TERMINATED";
  gameSession.endedAtMs = world.nowMs;
  for (const seat of world.seats) {
    if (seat.gameSession !== gameSession.name) continue;
    if (seat.status === "RESERVED") seat.status = "TIMEDOUT";
    if (seat.status === "ACTIVE") seat.status = "COMPLETED";
  }
}

export function tellToEnd(world: ModelWorld, process: ModelProcess | undefined): undefined {
  if (process?.state !== "up") return;
  process.state = "told to end";
  process.endsAtMs = world.nowMs + TERMINATION_GRACE_MS;
}

/** It is not well: it is told to end, and its game session is on its way out. A placement of that one tries elsewhere. */
export function becomesUnhealthy(world: ModelWorld, process: ModelProcess): undefined {
  tellToEnd(world, process);
  const hosted = hostedBy(world, process);
  if (hosted === undefined || (hosted.status !== "ACTIVATING" && hosted.status !== "ACTIVE")) return;
  const wasActivating = hosted.status === "ACTIVATING";
  hosted.status = "TERMINATING";
  if (wasActivating) attemptFailed(world, hosted);
}

/**
 * The process is gone, and the game session on it. A placement that was trying this game session tries elsewhere when
 * the process was lost, and has failed when it ended by itself.
 */
export function endProcess(
  world: ModelWorld,
  process: ModelProcess,
  placement: "tries elsewhere" | "fails",
): undefined {
  process.state = "ended";
  const hosted = hostedBy(world, process);
  if (hosted === undefined) return;
  const wasActivating = hosted.status === "ACTIVATING";
  endGameSession(world, hosted);
  if (!wasActivating) return;
  if (placement === "tries elsewhere") attemptFailed(world, hosted);
  else failPlacement(world, hosted);
}

/** The next candidate, if a placement made it. */
export function attemptFailed(world: ModelWorld, gameSession: ModelGameSession): undefined {
  const placement = placementOf(world, gameSession);
  if (placement?.status === "PENDING") placement.tried.push(`${gameSession.fleet}/${gameSession.location}`);
}

export function failPlacement(world: ModelWorld, gameSession: ModelGameSession): undefined {
  const placement = placementOf(world, gameSession);
  if (placement?.status === "PENDING") placement.status = "FAILED";
}

/** The placement is over without a game session, and what it had half started is too. */
export function abandon(
  world: ModelWorld,
  placement: ModelPlacement,
  status: "TIMED_OUT" | "FAILED",
): undefined {
  const half = runningAttempt(world, placement);
  placement.status = status;
  if (half === undefined) return;
  endGameSession(world, half);
  tellToEnd(world, processOf(world, half));
}
