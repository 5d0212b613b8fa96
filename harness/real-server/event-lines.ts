/** What a game server tells of itself, a line of JSON for each event, read from the file that takes its output. */
import { readFileSync } from "node:fs";
import { type EventuallyOptions, eventually } from "../eventually.ts";

/** A line such as `{"event":"player-accepted","at":"2026-01-01T00:00:00.000Z","playerSessionId":"psess-…"}`. */
export interface GameServerEvent {
  readonly event: string;
  /** ISO 8601, the machine's time. */
  readonly at: string;
  readonly [member: string]: unknown;
}

/** Every event in the text, in its order; other lines are somebody else's. */
export function readEventLines(text: string): GameServerEvent[] {
  return text.split("\n").flatMap((line) => {
    if (!line.startsWith("{") || !line.endsWith("}")) return [];
    try {
      const event = JSON.parse(line) as Partial<GameServerEvent>;
      return typeof event.event === "string" && typeof event.at === "string"
        ? [event as GameServerEvent]
        : [];
    } catch {
      return [];
    }
  });
}

export class EventLines {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** Everything that was written so far; nothing before the file is there. */
  text(): string {
    try {
      return readFileSync(this.#file, "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
      throw error;
    }
  }

  all(): readonly GameServerEvent[] {
    return readEventLines(this.text());
  }

  named(name: string): readonly GameServerEvent[] {
    return this.all().filter(({ event }) => event === name);
  }

  /** The event of that name, or of several the one of that number, waited for. @throws Error that tells the last lines. */
  event(name: string, count = 1, options: EventuallyOptions = {}): Promise<GameServerEvent> {
    return eventually(
      count === 1 ? `the event ${name}` : `${count} events ${name}`,
      (saw) => {
        saw(this.text().split("\n").slice(-8));
        return this.named(name)[count - 1];
      },
      { withinMs: EVENT_LIMIT_MS, ...options },
    );
  }
}

/** Wall milliseconds. A server that is connecting, or whose line was cut, may take seconds. */
const EVENT_LIMIT_MS = 15_000;
