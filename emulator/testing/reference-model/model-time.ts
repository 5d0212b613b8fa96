/** What happens in the reference model by itself: limits that pass, and placements that are tried. */
import { policyEnds } from "./model-candidates.ts";
import {
  abandon,
  attemptFailed,
  becomesUnhealthy,
  endGameSession,
  endProcess,
  pending,
  tellToEnd,
} from "./model-endings.ts";
import { forgetOld, forgottenAtMs } from "./model-forgetting.ts";
import { type InstanceWitness, lookAtGuards } from "./model-instances.ts";
import { placeAll, type Witness } from "./model-placing.ts";
import { type ModelWorld, processOf, queueNamed } from "./model-world.ts";

const RESERVATION_MS = 60_000;
const HEALTH_LIMIT_MS = 180_000;
const CREATOR_LIMIT_MS = 1_000;

/** Every instant at which something ends by itself. */
function* limitsOf(world: ModelWorld): Iterable<number> {
  for (const placement of pending(world)) {
    yield placement.startedAtMs + queueNamed(world, placement.queue).timeoutMs;
    yield* policyEnds(world, placement);
  }
  for (const { status, createdAtMs, activationLimitMs } of world.gameSessions)
    if (status === "ACTIVATING") yield createdAtMs + activationLimitMs;
  for (const gameSession of world.gameSessions) {
    const atMs = forgottenAtMs(gameSession);
    if (atMs !== undefined) yield atMs;
  }
  for (const { status, reservedAtMs } of world.seats)
    if (status === "RESERVED") yield reservedAtMs + RESERVATION_MS;
  for (const { startsAtMs } of world.instances) yield startsAtMs;
  for (const { state, lastHealthyAtMs, endsAtMs } of world.processes) {
    if (state === "up") yield lastHealthyAtMs + HEALTH_LIMIT_MS;
    if (state === "told to end") yield endsAtMs;
  }
}

/** The next instant at which something happens by itself; undefined when nothing will. */
function nextLimit(world: ModelWorld): number | undefined {
  let next: number | undefined;
  for (const atMs of limitsOf(world)) if (atMs > world.nowMs && !(atMs >= (next ?? atMs + 1))) next = atMs;
  return next;
}

/** How long until the next limit, that of a creator too; nothing ends by the latter, it only allows something. */
export function untilNextLimit(world: ModelWorld): number {
  const creators = world.gameSessions
    .filter(
      ({ creator, createdAtMs }) => creator !== undefined && createdAtMs + CREATOR_LIMIT_MS > world.nowMs,
    )
    .map(({ createdAtMs }) => createdAtMs + CREATOR_LIMIT_MS);
  return Math.min(nextLimit(world) ?? Number.POSITIVE_INFINITY, ...creators) - world.nowMs;
}

/** May this creator not make another game session of the fleet yet? One a second. */
export const isTooSoon = (world: ModelWorld, fleet: string, creator: string | undefined): boolean =>
  world.gameSessions.some(
    (one) =>
      creator !== undefined &&
      one.fleet === fleet &&
      one.creator === creator &&
      one.createdAtMs + CREATOR_LIMIT_MS > world.nowMs,
  );

export function passTo(world: ModelWorld, targetMs: number, witness: Witness & InstanceWitness): undefined {
  while (world.nowMs < targetMs) {
    world.nowMs = Math.min(nextLimit(world) ?? targetMs, targetMs);
    settle(world, witness);
  }
}

/** Ends what is over at this instant, then looks at the instances and at the queues. */
export function settle(world: ModelWorld, witness: Witness & InstanceWitness): undefined {
  const { nowMs } = world;
  forgetOld(world);
  for (const seat of world.seats)
    if (seat.status === "RESERVED" && seat.reservedAtMs + RESERVATION_MS <= nowMs) seat.status = "TIMEDOUT";
  for (const placement of pending(world))
    if (placement.startedAtMs + queueNamed(world, placement.queue).timeoutMs <= nowMs)
      abandon(world, placement, "TIMED_OUT");
  // Of two limits at one instant that which runs for longer comes first: a process's before its game session's.
  for (const process of world.processes) {
    if (process.state === "up" && process.lastHealthyAtMs + HEALTH_LIMIT_MS <= nowMs)
      becomesUnhealthy(world, process);
    if (process.state === "told to end" && process.endsAtMs <= nowMs)
      endProcess(world, process, "tries elsewhere");
  }
  for (const gameSession of world.gameSessions)
    if (
      gameSession.status === "ACTIVATING" &&
      gameSession.createdAtMs + gameSession.activationLimitMs <= nowMs
    ) {
      endGameSession(world, gameSession);
      tellToEnd(world, processOf(world, gameSession));
      attemptFailed(world, gameSession);
    }
  lookAtGuards(world, witness);
  placeAll(world, witness);
}
