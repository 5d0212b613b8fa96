/** What happens in the reference model by itself: limits that pass, and placements that are tried. */
import { type Place, placesFor, policyEnds } from "./model-candidates.ts";
import {
  ACTIVATION_LIMIT_MS,
  isIdle,
  type ModelGameSession,
  type ModelPlacement,
  type ModelProcess,
  type ModelWorld,
  RESERVATION_MS,
} from "./model-world.ts";

/** Which of several idle processes is taken is nobody's business: whoever knows may say, the model looks if it could be. */
export type Witness = (gameSession: string) => string | undefined;

const limitsOf = (world: ModelWorld): readonly number[] => [
  ...pending(world).flatMap((placement) => [
    placement.startedAtMs + world.queue.timeoutMs,
    ...policyEnds(world, placement),
  ]),
  ...world.gameSessions
    .filter(({ status }) => status === "ACTIVATING")
    .map(({ createdAtMs }) => createdAtMs + ACTIVATION_LIMIT_MS),
  ...world.seats
    .filter(({ status }) => status === "RESERVED")
    .map(({ reservedAtMs }) => reservedAtMs + RESERVATION_MS),
];

/** The next instant at which something happens by itself; undefined when nothing will. */
export function nextLimit(world: ModelWorld): number | undefined {
  const future = limitsOf(world).filter((atMs) => atMs > world.nowMs);
  return future.length === 0 ? undefined : Math.min(...future);
}

export function passTo(world: ModelWorld, targetMs: number, witness: Witness): undefined {
  while (world.nowMs < targetMs) {
    world.nowMs = Math.min(nextLimit(world) ?? targetMs, targetMs);
    settle(world, witness);
  }
}

/** Ends what is over at this instant, then looks at the queue: first come, first served. */
export function settle(world: ModelWorld, witness: Witness): undefined {
  for (const seat of world.seats)
    if (seat.status === "RESERVED" && seat.reservedAtMs + RESERVATION_MS <= world.nowMs)
      seat.status = "TIMEDOUT";
  for (const placement of pending(world))
    if (placement.startedAtMs + world.queue.timeoutMs <= world.nowMs) abandon(world, placement, "TIMED_OUT");
  for (const gameSession of world.gameSessions)
    if (gameSession.status === "ACTIVATING" && gameSession.createdAtMs + ACTIVATION_LIMIT_MS <= world.nowMs) {
      endGameSession(world, gameSession);
      tellToEnd(world, gameSession.process);
      attemptFailed(world, gameSession);
    }
  for (const placement of pending(world))
    if (runningAttempt(world, placement) === undefined) tryToPlace(world, placement, witness);
}

export const pending = (world: ModelWorld): readonly ModelPlacement[] =>
  world.placements.filter(({ status }) => status === "PENDING");

export const runningAttempt = (world: ModelWorld, placement: ModelPlacement): ModelGameSession | undefined =>
  world.gameSessions.find(
    ({ name, status }) => status === "ACTIVATING" && name === placement.attempts.at(-1),
  );

function tryToPlace(world: ModelWorld, placement: ModelPlacement, witness: Witness): undefined {
  const places = placesFor(world, placement);
  const wasTried = ({ fleet, location }: Place) => placement.tried.includes(`${fleet}/${location}`);
  const fresh = places.filter((place) => !wasTried(place)).find((place) => idleIn(world, place).length > 0);
  if (fresh !== undefined) return begin(world, placement, fresh, witness);
  if (placement.override !== undefined && !placement.override.isOnly && !placement.isOverrideOver) {
    placement.isOverrideOver = true;
    placement.tried = [];
    return tryToPlace(world, placement, witness);
  }
  const again = places.find((place) => idleIn(world, place).length > 0);
  if (again === undefined) return;
  placement.tried = [];
  begin(world, placement, again, witness);
}

const idleIn = (world: ModelWorld, { fleet, location }: Place): readonly ModelProcess[] =>
  world.processes.filter(
    (process) => isIdle(process) && process.fleet === fleet && process.location === location,
  );

function begin(world: ModelWorld, placement: ModelPlacement, place: Place, witness: Witness): undefined {
  const count = placement.attempts.length + 1;
  const name = count === 1 ? placement.id : `${placement.id}-${count}`;
  placement.attempts.push(name);
  addGameSession(world, place, witness, {
    name,
    maximum: placement.maximum,
    creator: undefined,
    token: undefined,
    request: "",
    placement: placement.id,
  });
}

/** @throws Error when no process is idle there, or the one that was taken was not. */
export function addGameSession(
  world: ModelWorld,
  place: Place,
  witness: Witness,
  wish: Pick<ModelGameSession, "name" | "maximum" | "creator" | "token" | "request" | "placement">,
): undefined {
  const idle = idleIn(world, place);
  const taken = witness(wish.name);
  const process = taken === undefined ? idle[0] : idle.find(({ processId }) => processId === taken);
  if (process === undefined)
    throw new Error(
      `${wish.name} belongs on an idle process of fleet ${place.fleet} in ${place.location}, one of [${idle.map(({ processId }) => processId).join(", ")}], and is on ${taken}`,
    );
  process.gameSession = wish.name;
  const begun = { createdAtMs: world.nowMs, status: "ACTIVATING" as const, isOpen: true };
  world.gameSessions.push({
    ...wish,
    ...begun,
    process: process.processId,
    fleet: place.fleet,
    location: place.location,
  });
}

/** Its players' seats end with it. */
export function endGameSession(world: ModelWorld, gameSession: ModelGameSession): undefined {
  if (gameSession.status === "TERMINATED") return;
  gameSession.status = "TERMINATED";
  for (const seat of world.seats) {
    if (seat.gameSession !== gameSession.name) continue;
    if (seat.status === "RESERVED") seat.status = "TIMEDOUT";
    if (seat.status === "ACTIVE") seat.status = "COMPLETED";
  }
}

export function tellToEnd(world: ModelWorld, processId: string): undefined {
  const process = world.processes.find((one) => one.processId === processId);
  if (process?.state === "up") process.state = "told to end";
}

/** The next candidate, if a placement made it. */
export function attemptFailed(world: ModelWorld, gameSession: ModelGameSession): undefined {
  const placement = world.placements.find(({ id }) => id === gameSession.placement);
  if (placement?.status === "PENDING") placement.tried.push(`${gameSession.fleet}/${gameSession.location}`);
}

/** The placement is over without a game session, and what it had half started is too. */
export function abandon(
  world: ModelWorld,
  placement: ModelPlacement,
  status: "TIMED_OUT" | "FAILED" | "CANCELLED",
): undefined {
  const half = runningAttempt(world, placement);
  placement.status = status;
  if (half === undefined) return;
  endGameSession(world, half);
  tellToEnd(world, half.process);
}
