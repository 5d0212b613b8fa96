import type { JournalEntry } from "../../../emulator/index.ts";
import type { Cast, CastPlayer } from "../cast.ts";
import type { StorySubject } from "./story-data.ts";

/** Ids inside of longer texts: messages, log lines, ARNs. */
const idsInText = /(?:psess-)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const LONGEST_TEXT = 4_000;
const DEEPEST = 8;

/** Knows placements, game sessions, players and server processes by every id that leads to one of them. */
export class StorySubjects {
  readonly #subjects: StorySubject[] = [];
  readonly #indexes = new Map<string, number>();

  constructor(journal: readonly JournalEntry[], players: readonly CastPlayer[], cast: Cast) {
    for (const { userId, name } of players) this.#add(userId, { kind: "player", name });
    for (const entry of journal) this.#learn(entry, cast);
  }

  get all(): readonly StorySubject[] {
    return this.#subjects;
  }

  /** The indexes of all whose ids are somewhere in a value. */
  in(value: unknown): readonly number[] {
    const found = new Set<number>();
    this.#collect(value, found, 0);
    return [...found].sort((a, b) => a - b);
  }

  #learn(entry: JournalEntry, cast: Cast): void {
    const id = entry.subjectId ?? "";
    if (entry.kind === "transition") {
      if (entry.what.startsWith("placement ")) this.#add(id, { kind: "placement", name: cast.placement(id) });
      else if (entry.what.startsWith("game session "))
        this.#add(id, { kind: "game session", name: cast.gameSession(id) });
      else if (entry.what.startsWith("server process "))
        this.#add(id, { kind: "server process", name: cast.server(id) });
      else if (entry.what.startsWith("player session ")) {
        const { playerId } = entry.details.record as { readonly playerId: string };
        this.#add(playerId, { kind: "player", name: cast.player(playerId) });
        this.#alias(id, playerId);
      }
    } else if (entry.kind === "event" && entry.what.endsWith(" published")) {
      this.#alias(String(entry.details.eventId), id);
    } else if (entry.kind === "queue") {
      const messages = (entry.details.messages ?? []) as readonly {
        readonly messageId?: string;
        readonly placementEvent?: { readonly placementId?: string };
      }[];
      for (const { messageId = "", placementEvent } of messages)
        this.#alias(messageId, placementEvent?.placementId ?? "");
    }
  }

  #add(id: string, subject: StorySubject): void {
    if (this.#indexes.has(id)) return;
    this.#indexes.set(id, this.#subjects.length);
    this.#subjects.push(subject);
  }

  #alias(id: string, of: string): void {
    const index = this.#indexes.get(of);
    if (index !== undefined && !this.#indexes.has(id)) this.#indexes.set(id, index);
  }

  #collect(value: unknown, found: Set<number>, depth: number): void {
    if (typeof value === "string") {
      const index = this.#indexes.get(value);
      if (index !== undefined) found.add(index);
      else if (value.length <= LONGEST_TEXT) this.#collectInText(value, found);
    } else if (typeof value === "object" && value !== null && depth < DEEPEST) {
      for (const one of Object.values(value)) this.#collect(one, found, depth + 1);
    }
  }

  #collectInText(text: string, found: Set<number>): void {
    for (const [id] of text.matchAll(idsInText)) {
      const index = this.#indexes.get(id);
      if (index !== undefined) found.add(index);
    }
  }
}
