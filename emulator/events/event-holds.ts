import type { OutgoingEvent } from "../domain/placement-event.ts";
import { scopeKey } from "../domain/scope.ts";
import type { Wall } from "../runtime/wall.ts";

interface Overtaken {
  readonly topic: string;
  /** How many others it still waits for. */
  left: number;
}

type Held = Pick<OutgoingEvent, "eventId" | "scope" | "topicArn">;

const topicOf = ({ scope, topicArn }: Held): string => `${scopeKey(scope)}/${topicArn}`;

/**
 * Events that a fault holds back. They do not count as busy: a clock that waited for them could never show what happens
 * in GameLift's time before such an event arrives, which is what they are held back for. A world is not quiet before.
 */
export class EventHolds {
  readonly #wall: Wall;
  /** What ends the wait of each event that is held, by its id. */
  readonly #held = new Map<string, () => void>();
  readonly #overtaken = new Map<string, Overtaken>();

  constructor(wall: Wall) {
    this.#wall = wall;
  }

  isHeld(eventId: string): boolean {
    return this.#held.has(eventId);
  }

  /** Resolves after so many milliseconds of the machine, or when nobody wants the event any more. */
  async delay({ eventId }: Held, delayMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const callOff = this.#wall.after(delayMs, resolve);
    this.#held.set(eventId, resolve);
    await promise;
    callOff();
    this.#held.delete(eventId);
  }

  /** As delay, but resolves as soon as so many other events of its topic were delivered. */
  async overtaken(event: Held, byCount: number, atMostMs: number): Promise<void> {
    this.#overtaken.set(event.eventId, { topic: topicOf(event), left: byCount });
    await this.delay(event, atMostMs);
    this.#overtaken.delete(event.eventId);
  }

  /** An event has reached its queues: those that wait to be overtaken by it have one less to wait for. */
  delivered(event: Held): void {
    for (const [eventId, overtaken] of this.#overtaken) {
      if (eventId === event.eventId || overtaken.topic !== topicOf(event)) continue;
      overtaken.left -= 1;
      if (overtaken.left === 0) this.letGo(eventId);
    }
  }

  /** It waits no longer, if it does. */
  letGo(eventId: string): void {
    this.#held.get(eventId)?.();
  }

  close(): void {
    for (const eventId of this.#held.keys()) this.letGo(eventId);
  }
}
