/**
 * The requests of one process that have no answer yet, each with its own limit in wall time.
 *
 * **Observed** in the Go Server SDK 5.6.0: 20 s for every call except ActivateServerProcess with 6 s; answers to
 * unknown ids are ignored; nothing is sent again after a reconnect.
 */
import type { AnswerFrame } from "./sdk-frames.ts";

/** A request that was refused (`statusCode` is the service's) or never answered (`statusCode` undefined). */
export class SdkRequestError extends Error {
  override readonly name = "SdkRequestError";
  readonly action: string;
  readonly statusCode: number | undefined;

  constructor(action: string, message: string, statusCode?: number) {
    super(message);
    this.action = action;
    this.statusCode = statusCode;
  }
}

interface OpenRequest {
  readonly action: string;
  readonly timer: NodeJS.Timeout;
  resolve(answer: AnswerFrame): void;
  reject(error: Error): void;
}

export class SdkRequests {
  readonly #open = new Map<string, OpenRequest>();
  readonly #timedOut: (action: string) => void;

  /** `timedOut` is told of every request that found no answer in its time. */
  constructor(timedOut: (action: string) => void) {
    this.#timedOut = timedOut;
  }

  /**
   * Opens the account of one request.
   * @throws SdkRequestError (as a rejection) when it is refused, given up, or unanswered after `timeoutMs`.
   */
  open(requestId: string, action: string, timeoutMs: number): Promise<AnswerFrame> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#open.delete(requestId);
        this.#timedOut(action);
        reject(new SdkRequestError(action, `${action} had no answer within ${timeoutMs} ms`));
      }, timeoutMs);
      this.#open.set(requestId, { action, timer, resolve, reject });
    });
  }

  /** Settles the request that this answers; false when nobody waits for it. */
  settle(answer: AnswerFrame): boolean {
    const request = this.#open.get(answer.requestId);
    if (request === undefined) {
      return false;
    }
    this.#open.delete(answer.requestId);
    clearTimeout(request.timer);
    if (answer.statusCode === 200) {
      request.resolve(answer);
    } else {
      const words = answer.errorMessage === "" ? "no reason given" : answer.errorMessage;
      request.reject(new SdkRequestError(request.action, words, answer.statusCode));
    }
    return true;
  }

  /** Gives every open request up, because its answer cannot come any more. */
  giveUp(reason: string): void {
    for (const [requestId, { action, timer, reject }] of this.#open) {
      this.#open.delete(requestId);
      clearTimeout(timer);
      reject(new SdkRequestError(action, `${action} given up: ${reason}`));
    }
  }

  /** The actions without an answer, oldest first. */
  unanswered(): string[] {
    return [...this.#open.values()].map(({ action }) => action);
  }
}
