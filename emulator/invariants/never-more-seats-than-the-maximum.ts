import type { JournalEntry } from "../runtime/journal.ts";
import type { Invariant, WorldView } from "./invariant.ts";
import { type RecordOf, recordNow, replacementsOf } from "./records.ts";

/**
 * **Assumed** (UpdateGameSession): a maximum may be lowered below the present count, and then nobody more fits. What a placement
 * has asked for is promised from its beginning, though a lower maximum came before the activation.
 */
export const neverMoreSeatsThanTheMaximum: Invariant = {
  name: "never more seats than the maximum",
  truth: "Nobody is given a seat in a game session that has no free one.",
  check: (world) => [...atTheMoment(world), ...inTheMeantime(world)],
};

function atTheMoment(world: WorldView): readonly string[] {
  return replacementsOf(world, "gameSessions", ({ gameSessionId }) => gameSessionId).flatMap(
    ({ before, after }) => {
      const { gameSessionId, currentPlayerSessionCount: count, maximumPlayerSessionCount: maximum } = after;
      if (count <= maximum || count <= (before?.currentPlayerSessionCount ?? 0)) return [];
      if (before?.status === "ACTIVATING" && count <= promisedBy(world, after.placementId)) return [];
      // Who was let in while there was room stays when the room becomes smaller.
      const isLower = before === undefined || maximum < before.maximumPlayerSessionCount;
      if (isLower && wasUpdated(world, gameSessionId)) return [];
      return [`${gameSessionId} has ${maximum} seats and has given away ${count}`];
    },
  );
}

/** As many as fitted when the placement was asked for. */
const promisedBy = (world: WorldView, placementId: string | undefined): number =>
  recordNow(world, "placements", placementId)?.maximumPlayerSessionCount ?? 0;

const wasUpdated = ({ journal, isJournalWhole }: WorldView, gameSessionId: string): boolean =>
  !isJournalWhole ||
  journal.some(
    ({ what, details }) =>
      what === "UpdateGameSession" && parameter(details, "GameSessionId") === gameSessionId,
  );

const parameter = ({ parameters }: JournalEntry["details"], name: string): unknown =>
  (parameters as { readonly [member: string]: unknown } | undefined)?.[name];

/** The journal tells each seat that was taken and given back between two looks, the beginning included. */
function inTheMeantime(world: WorldView): readonly string[] {
  if (!world.isFirst || !world.isJournalWhole) return [];
  const held = new Map<string, Set<string>>();
  const most = new Map<string, number>();
  const maxima = new Map<string, number>();
  for (const { kind, what, details } of world.journal) {
    if (kind !== "transition") continue;
    if (what.startsWith("player session ")) {
      const { gameSessionId, playerSessionId, status } = details.record as RecordOf<"playerSessions">;
      const seats = held.get(gameSessionId) ?? new Set();
      held.set(gameSessionId, seats);
      if (status === "RESERVED" || status === "ACTIVE") seats.add(playerSessionId);
      else seats.delete(playerSessionId);
      most.set(gameSessionId, Math.max(most.get(gameSessionId) ?? 0, seats.size));
    } else if (what.startsWith("game session ")) raise(maxima, details.record as RecordOf<"gameSessions">);
  }
  for (const { after } of replacementsOf(world, "gameSessions", ({ gameSessionId }) => gameSessionId))
    raise(maxima, after);
  return [...most]
    .filter(([gameSessionId, count]) => count > (maxima.get(gameSessionId) ?? count))
    .filter(([gameSessionId]) => !wasUpdated(world, gameSessionId))
    .map(
      ([gameSessionId, count]) =>
        `${gameSessionId} has ${maxima.get(gameSessionId)} seats and had given away ${count}`,
    );
}

function raise(
  maxima: Map<string, number>,
  { gameSessionId, maximumPlayerSessionCount }: RecordOf<"gameSessions">,
): void {
  maxima.set(gameSessionId, Math.max(maxima.get(gameSessionId) ?? 0, maximumPlayerSessionCount));
}
