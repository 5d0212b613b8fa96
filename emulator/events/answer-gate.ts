import type { Wall } from "../runtime/wall.ts";

/**
 * Holds back what may leave only once the answer of an API call has left, and a little longer.
 *
 * **Observed** (defect D1 of the fleet manager): it keeps a placement's callback only after Start's answer has come, so
 * that an event which is quicker is lost for ever.
 */
export class AnswerGate {
  readonly #wall: Wall;
  readonly #delayMs: number;
  readonly #held = new Map<string, PromiseWithResolvers<void>>();

  /** @param delayMs wall milliseconds between an answer's last byte and the opening. */
  constructor(wall: Wall, delayMs: number) {
    this.#wall = wall;
    this.#delayMs = delayMs;
  }

  /** A call has come in: nothing of it leaves for now. */
  hold(callId: string): void {
    if (!this.#held.has(callId)) this.#held.set(callId, Promise.withResolvers<void>());
  }

  /** The answer's last byte is with the socket, or will never be. */
  answered(callId: string): void {
    const held = this.#held.get(callId);
    if (held === undefined) return;
    const open = () => {
      this.#held.delete(callId);
      held.resolve();
    };
    if (this.#delayMs === 0) open();
    else this.#wall.after(this.#delayMs, open);
  }

  isHeld(callId: string): boolean {
    return this.#held.has(callId);
  }

  /** Resolves when what belongs to the call may leave: at once for a call that is not held. */
  async opened(callId: string): Promise<void> {
    await this.#held.get(callId)?.promise;
  }
}
