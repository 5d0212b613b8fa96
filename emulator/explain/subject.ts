/** What somebody wants explained, found in the journal by whatever id they have. */
import type { GameSession } from "../domain/game-session.ts";
import type { Placement } from "../domain/placement.ts";
import type { PlayerSession } from "../domain/player-session.ts";
import type { JournalEntry } from "../runtime/journal.ts";
import type { Facts, Told, ToldProcess } from "./facts.ts";

interface Named {
  /** Ids that belong to it: what names one of them is about it. */
  readonly names: readonly string[];
  /** The number of its first entry: what happened after it may be about it. */
  readonly began: number;
}

export type Subject =
  | (Named & {
      readonly kind: "placement";
      readonly id: string;
      readonly told: Told<Placement>;
      /** Nobody named it: it is the latest. */
      readonly isLatest: boolean;
    })
  | (Named & { readonly kind: "game session"; readonly id: string; readonly told: Told<GameSession> })
  | (Named & { readonly kind: "player"; readonly id: string; readonly seats: readonly Told<PlayerSession>[] })
  | (Named & { readonly kind: "server process"; readonly id: string; readonly told: ToldProcess })
  /** Something was asked for by this id, and refused. `isLatest`: nobody named it, it is the latest wish. */
  | (Named & { readonly kind: "refused"; readonly id: string; readonly isLatest: boolean })
  | (Named & { readonly kind: "nothing" })
  | (Named & { readonly kind: "unknown"; readonly id: string });

/** @param id of a placement, a game session, a player session, a player or a server process; undefined: the latest placement. */
export function findSubject(facts: Facts, id: string | undefined): Subject {
  if (id === undefined) return latest(facts);
  const placement = facts.placements.get(id);
  if (placement !== undefined) return placementSubject(id, placement, false);
  const gameSession = [...facts.gameSessions].findLast(([arn]) => arn === id || arn.endsWith(`/${id}`));
  if (gameSession !== undefined) return gameSessionSubject(facts, ...gameSession);
  const seats = [...facts.playerSessions.values()].filter(
    ({ record }) => record.playerSessionId === id || record.playerId === id,
  );
  if (seats.length > 0) return playerSubject(id, seats);
  const asPlayer = [...facts.placements].findLast(([, { record }]) => namesPlayer(record, id));
  if (asPlayer !== undefined) return placementSubject(asPlayer[0], asPlayer[1], false);
  const isRefused =
    facts.refusedCalls.some(({ parameters }) => mentions(parameters, [id])) ||
    facts.entries.some((entry) => isWishUndone(entry) && entry.subjectId === id);
  const process = facts.processes.get(id);
  if (process !== undefined)
    return { kind: "server process", id, told: process, names: [id], began: process.first.sequence };
  const named = { id, names: [id], began: 0 };
  return isRefused ? { kind: "refused", ...named, isLatest: false } : { kind: "unknown", ...named };
}

const START = "StartGameSessionPlacement";

/** A fault has met a call before it could act. */
const isWishUndone = ({ kind, details }: JournalEntry): boolean =>
  kind === "fault" && details.seam === "api.request";

const namesPlayer = ({ desiredPlayerSessions, playerLatencies = [] }: Placement, playerId: string): boolean =>
  [...desiredPlayerSessions, ...playerLatencies].some((wish) => wish.playerId === playerId);

/** The latest placement, or the latest wish for one where that came to nothing. */
function latest({ placements, refusedCalls, entries }: Facts): Subject {
  const [newest] = [...placements].toSorted(([, a], [, b]) => b.first.sequence - a.first.sequence);
  const began = newest?.[1].first.sequence ?? 0;
  const refused = refusedCalls.findLast(({ operation }) => operation === START);
  if (refused !== undefined && refused.entry.sequence > began) {
    const id = String(refused.parameters.PlacementId ?? "");
    return { kind: "refused", id, names: [id], began: refused.entry.sequence - 1, isLatest: true };
  }
  const undone = entries.findLast((entry) => isWishUndone(entry) && entry.details.operation === START);
  if (undone !== undefined && undone.sequence > began) {
    const id = undone.subjectId ?? "";
    return { kind: "refused", id, names: [id], began: undone.sequence - 1, isLatest: true };
  }
  const throttled = entries.findLast(({ what }) => what === `${START} throttled`);
  if (throttled !== undefined && throttled.sequence > began)
    return { kind: "refused", id: "", names: [], began: throttled.sequence - 1, isLatest: true };
  return newest === undefined
    ? { kind: "nothing", names: [], began: 0 }
    : placementSubject(newest[0], newest[1], true);
}

function placementSubject(id: string, told: Told<Placement>, isLatest: boolean): Subject {
  const { placed } = told.record;
  const names = [id, ...(placed === undefined ? [] : [placed.gameSessionId])];
  return { kind: "placement", id, told, isLatest, names, began: told.first.sequence };
}

function gameSessionSubject({ playerSessions }: Facts, id: string, told: Told<GameSession>): Subject {
  const seats = [...playerSessions.values()].filter(({ record }) => record.gameSessionId === id);
  const { placementId } = told.record;
  const names = [
    id,
    ...seats.map(({ record }) => record.playerSessionId),
    ...(placementId === undefined ? [] : [placementId]),
  ];
  return { kind: "game session", id, told, names, began: told.first.sequence };
}

function playerSubject(id: string, seats: readonly Told<PlayerSession>[]): Subject {
  const names = [id, ...seats.map(({ record }) => record.playerSessionId)];
  return { kind: "player", id, seats, names, began: seats[0]?.first.sequence ?? 0 };
}

/** Does anything in these members name one of the ids? */
export const mentions = (members: unknown, names: readonly string[]): boolean => {
  if (typeof members === "string") return names.includes(members);
  if (typeof members !== "object" || members === null) return false;
  return Object.values(members).some((member) => mentions(member, names));
};

/** Was it asked without a name, or by one that nothing bears? Then all that happened since it began may be wanted. */
export const isOpenQuestion = (subject: Subject): boolean =>
  subject.kind === "nothing" || subject.kind === "unknown" || ("isLatest" in subject && subject.isLatest);
