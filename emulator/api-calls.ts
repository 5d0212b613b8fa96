import type { Core } from "./core.ts";
import type { RequestOutcome, ResponseOutcome } from "./faults/api-seams.ts";
import { EarlierAnswers } from "./faults/earlier-answers.ts";
import { emptiedPage, withoutEmptiedPage } from "./faults/emptied-page.ts";
import type { FaultGate } from "./faults/fault-gate.ts";
import { orderedError } from "./faults/ordered-error.ts";
import { withoutMembers } from "./faults/without-members.ts";
import type { Clock } from "./runtime/clock.ts";
import type { Members } from "./runtime/input.ts";
import { PageTokens } from "./runtime/page-tokens.ts";
import type { SeededStreams } from "./runtime/random.ts";
import type { Wall } from "./runtime/wall.ts";
import type { DecodedCall } from "./wire/decoded-call.ts";
import type { DeliveryOutcome } from "./wire/delivery.ts";
import { FaultyAnswer } from "./wire/faulty-answer.ts";

type Call = Pick<DecodedCall, "callId" | "operation" | "scope" | "protocol" | "parameters">;

export interface ApiCallsOptions {
  readonly core: Pick<Core, "apply" | "isClosed">;
  readonly faults: Pick<FaultGate, "meet">;
  readonly wall: Wall;
  readonly streams: Pick<SeededStreams, "seed">;
  readonly clocks: { readonly clock: Pick<Clock, "now"> };
  /** Holds back the events of a placement until the call that started it has its answer. */
  readonly outbox: {
    callReceived(callId: string): void;
    callAnswered(callId: string): void;
  };
}

/** Whom a call is about: what is explained of it names the fault. */
function subjectOf({ callId, parameters }: Call): string {
  const { PlacementId, GameSessionId } = parameters;
  if (typeof PlacementId === "string") return PlacementId;
  return typeof GameSessionId === "string" ? GameSessionId : callId;
}

/** Lets API calls act, one input each, and be met by the faults before and behind that. */
export class ApiCalls {
  readonly #options: ApiCallsOptions;
  /** What is to be waited for, of each call that has acted and whose answer has not left; undefined: nothing. */
  readonly #open = new Map<string, string | undefined>();
  /** What is to be waited for, of each call that a fault keeps from acting. */
  readonly #held = new Map<string, string>();
  readonly #earlierAnswers = new EarlierAnswers();

  readonly #tokens: PageTokens;

  constructor(options: ApiCallsOptions) {
    this.#options = options;
    this.#tokens = new PageTokens(options.streams.seed);
  }

  /** @throws what the operation refuses, or FaultyAnswer. */
  handle(call: Call): Members | Promise<Members> {
    const { operation, protocol, scope } = call;
    const fault = this.#options.faults.meet(scope, "api.request", { operation, protocol }, subjectOf(call));
    return fault === undefined ? this.#act(call) : this.#meetAsRequest(call, fault);
  }

  /** What became of the answer. */
  answered(callId: string, outcome: DeliveryOutcome): void {
    const hasActed = this.#open.has(callId);
    this.#open.delete(callId);
    const { core, outbox } = this.#options;
    // An answer that is cut off because the emulator closes is told to nobody.
    if (!hasActed || core.isClosed) return;
    core.apply({ kind: "answered", callId, outcome });
    outbox.callAnswered(callId);
  }

  /** The calls that are being answered, in words. Those that a fault leaves without an answer are not waited for. */
  busy(): readonly string[] {
    return [...this.#open.values(), ...this.#held.values()].filter((words) => words !== undefined);
  }

  #act(call: Call): Members | Promise<Members> {
    const output = this.#apply(call);
    const { operation, protocol, scope } = call;
    const fault = this.#options.faults.meet(scope, "api.response", { operation, protocol }, subjectOf(call));
    return fault === undefined ? output : this.#meetAsResponse(call, output, fault);
  }

  #apply(call: Call): Members {
    const { callId, operation, scope, protocol } = call;
    const { core, outbox } = this.#options;
    this.#open.set(callId, `API call ${callId} is being answered`);
    if (operation === "StartGameSessionPlacement") outbox.callReceived(callId);
    const parameters = withoutEmptiedPage(this.#tokens, call);
    return core.apply({ kind: "call", callId, operation, scope, protocol, parameters });
  }

  #meetAsRequest(call: Call, fault: RequestOutcome): Promise<Members> | Members {
    switch (fault.kind) {
      case "error":
        throw orderedError(fault.error);
      case "cut":
        throw new FaultyAnswer({ kind: "cut" });
      case "foreign":
        throw new FaultyAnswer(fault);
      case "silence":
        if (fault.acts) this.#actUnheard(call);
        throw new FaultyAnswer({ kind: "silence" });
      case "delay":
        return this.#actLater(call, fault.delayMs);
    }
  }

  /** What comes of it nobody is told. */
  #actUnheard(call: Call): void {
    try {
      this.#apply(call);
    } catch {
      // The journal has the refusal.
    }
    this.#open.set(call.callId, undefined);
  }

  async #actLater(call: Call, delayMs: number): Promise<Members> {
    const { callId, operation } = call;
    this.#held.set(callId, `${operation} is held for ${delayMs} ms before it acts, as ordered`);
    await this.#pause(delayMs);
    this.#held.delete(callId);
    if (this.#options.core.isClosed) throw new FaultyAnswer({ kind: "cut" });
    return this.#act(call);
  }

  #meetAsResponse(call: Call, output: Members, fault: ResponseOutcome): Promise<Members> | Members {
    switch (fault.kind) {
      case "error":
        throw orderedError(fault.error);
      case "cut":
        throw new FaultyAnswer({ kind: "cut" });
      case "truncate":
        throw new FaultyAnswer({ ...fault, output });
      case "delay":
        return this.#answerLater(call, output, fault);
      case "leave-out":
        return withoutMembers(output, fault.members, fault.asNull);
      case "stale":
        return this.#earlierAnswers.of(fault, call, output, this.#options.clocks.clock.now());
      case "empty-page":
        return emptiedPage(this.#tokens, call, output);
    }
  }

  async #answerLater(
    { callId, operation }: Call,
    output: Members,
    { delayMs, eventFirst }: ResponseOutcome & { readonly kind: "delay" },
  ): Promise<Members> {
    this.#open.set(callId, `the answer of ${operation} is held for ${delayMs} ms, as ordered`);
    if (eventFirst) this.#options.outbox.callAnswered(callId);
    await this.#pause(delayMs);
    return output;
  }

  async #pause(delayMs: number): Promise<void> {
    await new Promise<void>((resolve) => this.#options.wall.after(delayMs, resolve));
  }
}
