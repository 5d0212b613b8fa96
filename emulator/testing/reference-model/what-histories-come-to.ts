/** What has come of the reference model's world at the end of a history: what no history comes to proves nothing. */
import { countOn } from "./model-instances.ts";
import type { ModelWorld } from "./model-world.ts";

/** Each of these has to come in some history. */
export const ends = [
  ...["FULFILLED", "TIMED_OUT", "FAILED", "CANCELLED", "tried again", "override over", "FORCE_TERMINATED"],
  ...["game session forgotten", "seat forgotten", "instance ended with a game session"],
  ...["instance spared", "instance ended that was spared", "instance filled by a host"],
  ...["instance wanted and ended unused", "game session on an instance filled by a host"],
  ...["seat ACTIVE", "seat TIMEDOUT", "seat COMPLETED", "process told to end", "process ended"],
] as const;

export function* comesTo(world: ModelWorld): Iterable<string> {
  for (const { status, attempts, isOverrideOver } of world.placements) {
    yield status;
    if (attempts.length > 1) yield "tried again";
    if (isOverrideOver) yield "override over";
  }
  for (const { status, isForgotten } of world.seats) yield `seat ${isForgotten ? "forgotten" : status}`;
  if (world.forgotten.length > 0) yield "game session forgotten";
  for (const { state } of world.processes) yield `process ${state}`;
  for (const { reason } of world.gameSessions) yield reason ?? "";
  yield* ofInstances(world);
}

function* ofInstances(world: ModelWorld): Iterable<string> {
  for (const instance of world.instances) {
    const { name, isEnding, wasSpared, isHosted, isActive } = instance;
    if (isEnding && countOn(world, instance) > 0) yield "instance ended with a game session";
    if (wasSpared) yield isEnding ? "instance ended that was spared" : "instance spared";
    if (!isHosted) continue;
    if (isEnding && !isActive) yield "instance wanted and ended unused";
    if (isActive) yield "instance filled by a host";
    const processes = world.processes.filter(({ compute }) => compute === name);
    if (processes.some(({ gameSession }) => gameSession !== undefined))
      yield "game session on an instance filled by a host";
  }
}
