/**
 * Gathers what is to go to one queue, as a busy publisher of SNS does. What comes at once shares the calls that are free,
 * and what comes while none is waits: the next one takes it, ten messages at the most. Else nothing waits.
 *
 * **Documented** (SQS SendMessageBatch): ten entries, each accepted or refused by itself. Its entries have no sure order,
 * so two messages of one group must never wait here together; the outbox sends one of a group at a time.
 */
import type { QueueMessage } from "./queue-message.ts";

/** The fate of one message. A rejection means: try again. */
export type SendOutcome = Promise<{ readonly refused?: string }>;

interface Waiting {
  readonly message: QueueMessage;
  readonly resolve: (outcome: SendOutcome) => void;
}

/** **Documented**: the most entries of a SendMessageBatch. */
const MOST_ENTRIES = 10;
/** Of all bodies together, in characters: far below the 1 MiB that one call may have, whatever they cost in UTF-8. */
const MOST_CHARACTERS = 200_000;
/** More calls than this make no broker quicker: they make the batches smaller. */
const MOST_CALLS = 4;

export class BatchedSends {
  readonly #carry: (messages: readonly QueueMessage[]) => readonly SendOutcome[];
  readonly #waiting: Waiting[] = [];
  #calls = 0;
  #isToCall = false;

  /** @param carry makes one call of the messages and answers the outcome of each, in their order. */
  constructor(carry: (messages: readonly QueueMessage[]) => readonly SendOutcome[]) {
    this.#carry = carry;
  }

  send(message: QueueMessage): SendOutcome {
    const { promise, resolve } = Promise.withResolvers<Awaited<SendOutcome>>();
    this.#waiting.push({ message, resolve });
    this.#callSoon();
    return promise;
  }

  /** Gives up what waits; what is under way is its caller's. */
  close(): void {
    for (const { resolve } of this.#waiting.splice(0))
      resolve(Promise.reject(new Error("the sender is closed")));
  }

  /** When what goes on now has come to its end: nothing would be written before, and what it still brings may go along. */
  #callSoon(): void {
    if (this.#isToCall) return;
    this.#isToCall = true;
    process.nextTick(() => {
      this.#isToCall = false;
      this.#callNext();
    });
  }

  #callNext(): void {
    while (this.#waiting.length > 0 && this.#calls < MOST_CALLS) {
      // Even shares for the calls that are free: the fewer calls, the longer the broker waits for what their answers bring.
      const batch = this.#takeBatch(Math.ceil(this.#waiting.length / (MOST_CALLS - this.#calls)));
      this.#calls += 1;
      const outcomes = this.#carry(batch.map(({ message }) => message));
      for (const [index, { resolve }] of batch.entries()) {
        const outcome = outcomes[index];
        if (outcome !== undefined) resolve(outcome);
      }
      void Promise.allSettled(outcomes).then(() => {
        this.#calls -= 1;
        this.#callNext();
      });
    }
  }

  #takeBatch(share: number): Waiting[] {
    const most = Math.min(share, MOST_ENTRIES);
    let characters = 0;
    const end = this.#waiting.findIndex(({ message }, index) => {
      characters += message.body.length;
      return index > 0 && (index === most || characters > MOST_CHARACTERS);
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : end);
  }
}
