/** Laws of placements. */
import type { BothWorlds } from "../both-worlds.ts";
import { placesFor } from "../model-candidates.ts";
import { pending, runningAttempt } from "../model-endings.ts";
import { idleIn } from "../model-placing.ts";
import type { ModelPlacement } from "../model-world.ts";

const eventTypes: { readonly [status: string]: string } = {
  FULFILLED: "PlacementFulfilled",
  CANCELLED: "PlacementCancelled",
  TIMED_OUT: "PlacementTimedOut",
  FAILED: "PlacementFailed",
};

/** From the emulator alone: what was handed to the topics, and how placements ended. */
export function oneEventPerEnd(worlds: BothWorlds): readonly string[] {
  const { placements, events } = worlds.real;
  return [...placements.values()].flatMap(({ placementId, status }) => {
    const types = events.get(placementId) ?? "";
    return types === (eventTypes[status] ?? "") ? [] : [`${placementId} is ${status} and has "${types}"`];
  });
}

export function endedStaysEnded(worlds: BothWorlds): readonly string[] {
  return [...worlds.real.placements.values()].flatMap(({ placementId, status }) => {
    const before = worlds.endsBefore.get(placementId);
    return before === undefined || before === status ? [] : [`${placementId} was ${before} and is ${status}`];
  });
}

/** From the emulator's game sessions: which of them was made first. */
export function firstComeFirstServed(worlds: BothWorlds): readonly string[] {
  const { placements } = worlds.model;
  if (placements.length < 2) return [];
  const order = ({ id }: ModelPlacement) =>
    worlds.real.gameSessionNamed.get(id)?.sequence ?? Number.POSITIVE_INFINITY;
  const asked = ({ queue, reports, override }: ModelPlacement) => JSON.stringify([queue, reports, override]);
  const lines = Map.groupBy(placements, asked);
  return [...lines.values()].flatMap((line) =>
    line.flatMap((later, index) => {
      const earlier = line[index - 1];
      // One that ended without a game session may have been passed by.
      if (earlier === undefined || (earlier.status !== "PENDING" && earlier.attempts.length === 0)) return [];
      if (worlds.model.forgotten.some(({ name }) => name === earlier.id)) return [];
      const isInOrder = order(earlier) <= order(later);
      return isInOrder ? [] : [`${later.id} was tried, and ${earlier.id} came before it`];
    }),
  );
}

export function nobodyWaitsBesideIdle({ model }: BothWorlds): readonly string[] {
  return pending(model)
    .filter((placement) => runningAttempt(model, placement) === undefined)
    .flatMap((placement) =>
      placesFor(model, placement)
        .filter((place) => idleIn(model, place).length > 0)
        .map(({ fleet, location }) => `${placement.id} may go to fleet ${fleet} in ${location}`),
    );
}
