import type { OutgoingEvent } from "../domain/placement-event.ts";
import { scopeKey } from "../domain/scope.ts";
import type { Wall } from "../runtime/wall.ts";

interface Overtaken {
  readonly eventId: string;
  readonly topic: string;
  left: number;
  readonly end: () => void;
}

type Held = Pick<OutgoingEvent, "eventId" | "scope" | "topicArn">;

const topicOf = ({ scope, topicArn }: Held): string => `${scopeKey(scope)}/${topicArn}`;

/**
 * Events that a fault holds back. They do not count as busy: a clock that waited for them could never show what happens
 * in GameLift's time before such an event arrives, which is what they are held back for. A world is not quiet before.
 */
export class EventHolds {
  readonly #wall: Wall;
  readonly #held = new Set<string>();
  readonly #overtaken = new Set<Overtaken>();

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  isHeld(eventId: string): boolean {
    return this.#held.has(eventId);
  }

  /** Resolves after so many milliseconds of the machine. */
  async delay(event: Held, delayMs: number): Promise<void> {
    await this.#hold(event, (go) => this.#wall.after(delayMs, go));
  }

  /** Resolves when so many other events of its topic were delivered, or at the latest after so many milliseconds. */
  async overtaken(event: Held, byCount: number, atMostMs: number): Promise<void> {
    await this.#hold(event, (go) => {
      const end = () => {
        callOff();
        this.#overtaken.delete(overtaken);
        go();
      };
      const overtaken = { eventId: event.eventId, topic: topicOf(event), left: byCount, end };
      const callOff = this.#wall.after(atMostMs, end);
      this.#overtaken.add(overtaken);
    });
  }

  /** An event has reached its queues: those that wait to be overtaken by it have one less to wait for. */
  delivered(event: Held): void {
    for (const overtaken of [...this.#overtaken]) {
      if (overtaken.eventId === event.eventId || overtaken.topic !== topicOf(event)) continue;
      overtaken.left -= 1;
      if (overtaken.left === 0) overtaken.end();
    }
  }

  async #hold({ eventId }: Held, until: (go: () => void) => void): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.add(eventId);
    until(resolve);
    await promise;
    this.#held.delete(eventId);
  }
}
