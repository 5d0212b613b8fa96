/** How the reference model places: first come, first served in each queue, for as long as something can be placed. */
import { type Place, placesFor } from "./model-candidates.ts";
import { pending, runningAttempt } from "./model-endings.ts";
import {
  isIdle,
  type ModelGameSession,
  type ModelPlacement,
  type ModelProcess,
  type ModelWorld,
} from "./model-world.ts";

/**
 * Some choices are nobody's business: which of several idle processes is taken, and which of two queues that share a
 * fleet is looked at first. The witness knows how they were made, the model looks if they could be.
 */
export interface Witness {
  processOf(gameSession: string): string | undefined;
  /** Smaller for what was made earlier; infinite for what was not made. */
  orderOf(gameSession: string): number;
}

interface Chance {
  readonly placement: ModelPlacement;
  readonly place: Place;
}

export function placeAll(world: ModelWorld, witness: Witness): undefined {
  for (;;) {
    const waiting = pending(world).filter((placement) => runningAttempt(world, placement) === undefined);
    const chances = world.queues.flatMap(
      ({ name }) =>
        firstChance(
          world,
          waiting.filter(({ queue }) => queue === name),
        ) ?? [],
    );
    const order = ({ placement }: Chance) => witness.orderOf(nextName(placement));
    const [first] = chances.sort((one, other) => (order(one) < order(other) ? -1 : 1));
    if (first === undefined) return;
    begin(world, first, witness);
  }
}

function firstChance(world: ModelWorld, waiting: readonly ModelPlacement[]): Chance | undefined {
  for (const placement of waiting) {
    const place = placeFor(world, placement);
    if (place !== undefined) return { placement, place };
  }
  return undefined;
}

/** Where it goes now. Ends the single pass of an override that found nothing in its list. */
function placeFor(world: ModelWorld, placement: ModelPlacement): Place | undefined {
  const open = placesFor(world, placement).filter((place) => idleIn(world, place).length > 0);
  const fresh = open.find((place) => !placement.tried.includes(keyOf(place)));
  if (fresh !== undefined) return fresh;
  if (placement.override !== undefined && !placement.override.isOnly && !placement.isOverrideOver) {
    placement.isOverrideOver = true;
    placement.tried = [];
    return placeFor(world, placement);
  }
  return open[0];
}

const keyOf = ({ fleet, location }: Place): string => `${fleet}/${location}`;

const nextName = ({ id, attempts }: ModelPlacement): string =>
  attempts.length === 0 ? id : `${id}-${attempts.length + 1}`;

/** Those that may take a game session: a compute activates only so many at once. */
export function idleIn(world: ModelWorld, { fleet, location }: Place): readonly ModelProcess[] {
  const limit = world.runtime[fleet].activations;
  return world.processes.filter(
    (process) =>
      isIdle(process) &&
      process.fleet === fleet &&
      process.location === location &&
      (limit === Number.POSITIVE_INFINITY || activatingOn(world, process) < limit),
  );
}

const activatingOn = (world: ModelWorld, { fleet, compute }: ModelProcess): number =>
  world.processes.filter(
    (process) =>
      process.fleet === fleet &&
      process.compute === compute &&
      world.gameSessions.some(({ name, status }) => name === process.gameSession && status === "ACTIVATING"),
  ).length;

function begin(world: ModelWorld, { placement, place }: Chance, witness: Witness): undefined {
  const name = nextName(placement);
  // Everything has failed once: a new round begins.
  if (placement.tried.includes(keyOf(place))) placement.tried = [];
  placement.attempts.push(name);
  const { maximum, properties, id } = placement;
  const plain = { creator: undefined, token: undefined, request: "" };
  addGameSession(world, place, witness, { name, maximum, properties, placement: id, ...plain });
}

type Wish = Pick<
  ModelGameSession,
  "name" | "maximum" | "creator" | "token" | "request" | "placement" | "properties"
>;

/** @throws Error when no process is idle there, or the one that was taken was not. */
export function addGameSession(world: ModelWorld, place: Place, witness: Witness, wish: Wish): undefined {
  const idle = idleIn(world, place);
  const taken = witness.processOf(wish.name);
  const process = taken === undefined ? idle[0] : idle.find(({ processId }) => processId === taken);
  if (process === undefined) {
    const may = idle.map(({ processId }) => processId).join(", ");
    throw new Error(
      `${wish.name} belongs on an idle process of fleet ${place.fleet} in ${place.location}, one of [${may}], and is on ${taken}`,
    );
  }
  process.gameSession = wish.name;
  world.gameSessions.push({
    ...wish,
    createdAtMs: world.nowMs,
    activationLimitMs: world.runtime[place.fleet].activationLimitMs,
    isProtected: world.protects[place.fleet],
    status: "ACTIVATING",
    reason: undefined,
    isOpen: true,
    endedAtMs: undefined,
    process: process.processId,
    fleet: place.fleet,
    location: place.location,
  });
}
