import type { JournalEntry } from "../../emulator/index.ts";
import { ShortIds } from "./short-ids.ts";
import type { Actor } from "./story.ts";

/** A player as the timeline needs to know them. */
export interface CastPlayer {
  readonly name: string;
  readonly userId: string;
}

interface SeatRecord {
  readonly playerSessionId: string;
  readonly playerId: string;
}

/**
 * Who is who: gives everybody and everything one short name, the same in every line of what it was made for. Names may
 * become longer when it learns of more.
 */
export class Cast {
  #ids = new ShortIds([]);
  readonly #known = new Set<string>();
  readonly #players: ReadonlyMap<string, string>;
  /** Player ids by player session id. */
  readonly #seats = new Map<string, string>();
  readonly #placementsByEvent = new Map<string, { readonly type: string; readonly placementId: string }>();

  constructor(journal: readonly JournalEntry[], players: readonly CastPlayer[]) {
    this.#players = new Map(players.map(({ userId, name }) => [userId, name]));
    this.learn(journal);
  }

  /** Gets to know those who appear in a further part of the journal. */
  learn(journal: readonly JournalEntry[]): void {
    const knownBefore = this.#known.size;
    for (const entry of journal) {
      if (entry.what.startsWith("player session ")) {
        const seat = entry.details.record as SeatRecord;
        this.#seats.set(seat.playerSessionId, seat.playerId);
      }
      if (entry.kind === "event" && entry.what.endsWith(" published")) {
        const type = entry.what.slice(0, -" published".length);
        this.#placementsByEvent.set(String(entry.details.eventId), {
          type,
          placementId: entry.subjectId ?? "",
        });
      }
      const isNamed = entry.kind === "transition" || entry.what === "socket-opened";
      if (isNamed && entry.subjectId !== undefined) this.#known.add(lastPart(entry.subjectId));
    }
    if (this.#known.size > knownBefore) this.#ids = new ShortIds(this.#known);
  }

  placement(id: unknown): string {
    return `placement ${this.#ids.in(String(id))}`;
  }

  /** @param id an ARN. The first game session of a placement bears the placement's own id. */
  gameSession(id: unknown): string {
    return `game session ${this.#ids.in(lastPart(String(id)))}`;
  }

  server(processId: unknown): string {
    return `server ${this.#ids.in(String(processId))}`;
  }

  serverActor(processId: unknown): Actor {
    return { kind: "server", name: this.server(processId).replace("…", "") };
  }

  player(playerId: unknown): string {
    return this.#players.get(String(playerId)) ?? `player ${this.#ids.in(String(playerId))}`;
  }

  /** Several players: `ada, ben and cleo`. */
  playersOf(playerIds: readonly unknown[]): string {
    return listed(playerIds.map((id) => this.player(id)));
  }

  /** A seat by its id alone, where whose it is goes without saying. */
  seatId(playerSessionId: unknown): string {
    return `seat ${this.#ids.in(String(playerSessionId))}`;
  }

  /** Whose seat it is; with its id where the player has several. */
  seat(playerSessionId: unknown): string {
    const id = String(playerSessionId);
    const playerId = this.#seats.get(id);
    if (playerId === undefined) return this.seatId(id);
    const isOnly = [...this.#seats.values()].filter((other) => other === playerId).length === 1;
    return `${this.player(playerId)}'s seat${isOnly ? "" : ` ${this.#ids.in(id)}`}`;
  }

  /** `PlacementFulfilled of placement 6287…`, or undefined for an event that nobody published here. */
  event(eventId: unknown): string | undefined {
    const event = this.#placementsByEvent.get(String(eventId));
    return event === undefined ? undefined : `${event.type} of ${this.placement(event.placementId)}`;
  }

  /** Any text with its ids shortened, and with the names of players and seats that are known. */
  text(text: string): string {
    const named = text.replace(/psess-[0-9a-f-]{36}/g, (id) => (this.#seats.has(id) ? this.seat(id) : id));
    const withPlayers = [...this.#players].reduce((soFar, [id, name]) => soFar.replaceAll(id, name), named);
    return this.#ids.in(withPlayers);
  }
}

/** Joins words as one says them. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

const lastPart = (id: string): string => id.slice(id.lastIndexOf("/") + 1);
