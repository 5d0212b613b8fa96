/**
 * The requests of one process that have no answer yet, each with its own limit in wall time.
 *
 * **Observed** in the Server SDKs: 20 s for every call, in Go 6 s for ActivateServerProcess; answers to unknown ids are
 * ignored.
 */
import type { WorldTimers } from "../world-timers.ts";
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

/** A request whose answer is waited for. */
export interface OpenRequest {
  readonly requestId: string;
  readonly action: string;
  /** The whole message, as it is written. */
  readonly text: string;
  /** How often its time has begun. */
  readonly tries: number;
}

interface Account extends OpenRequest {
  tries: number;
  callOff: () => void;
  resolve(answer: AnswerFrame): void;
  reject(error: Error): void;
}

export class SdkRequests {
  readonly #open = new Map<string, Account>();
  readonly #wall: Pick<WorldTimers, "after">;
  readonly #timedOut: (request: OpenRequest) => "wait-on" | "give-up";

  /** `timedOut` is told of every request that found no answer in its time, and says whether its time begins again. */
  constructor(wall: Pick<WorldTimers, "after">, timedOut: (request: OpenRequest) => "wait-on" | "give-up") {
    this.#wall = wall;
    this.#timedOut = timedOut;
  }

  /**
   * Opens the account of one request.
   * @throws SdkRequestError (as a rejection) when it is refused, given up, or unanswered after `timeoutMs`.
   */
  open(request: Omit<OpenRequest, "tries">, timeoutMs: number): Promise<AnswerFrame> {
    return new Promise((resolve, reject) => {
      const account: Account = { ...request, tries: 0, callOff: () => undefined, resolve, reject };
      this.#open.set(request.requestId, account);
      this.#begin(account, timeoutMs);
    });
  }

  #begin(account: Account, timeoutMs: number): void {
    const { requestId, action, reject } = account;
    account.tries += 1;
    account.callOff = this.#wall.after(timeoutMs, `the answer to ${action}`, () => {
      if (this.#timedOut(account) === "wait-on") return this.#begin(account, timeoutMs);
      this.#open.delete(requestId);
      reject(new SdkRequestError(action, `${action} had no answer within ${timeoutMs * account.tries} ms`));
    });
  }

  /** Settles the request that this answers; false when nobody waits for it. */
  settle(answer: AnswerFrame): boolean {
    const request = this.#open.get(answer.requestId);
    if (request === undefined) return false;
    this.#open.delete(answer.requestId);
    request.callOff();
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
    for (const [requestId, { action, callOff, reject }] of this.#open) {
      this.#open.delete(requestId);
      callOff();
      reject(new SdkRequestError(action, `${action} given up: ${reason}`));
    }
  }

  isOpen(requestId: string): boolean {
    return this.#open.has(requestId);
  }

  /** The requests without an answer, oldest first. */
  unanswered(): readonly OpenRequest[] {
    return [...this.#open.values()];
  }
}
