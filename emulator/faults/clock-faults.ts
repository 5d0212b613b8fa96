import type { Commit, Core } from "../core.ts";
import type { Fault } from "../domain/fault.ts";
import { plusSeconds } from "../domain/instant.ts";
import type { Scope } from "../domain/scope.ts";
import type { Clock } from "../runtime/clock.ts";
import type { FaultGate } from "./fault-gate.ts";

export interface ClockFaultsOptions {
  readonly core: Pick<Core, "apply" | "isClosed" | "onCommit">;
  readonly clocks: { readonly clock: Clock };
  readonly faults: Pick<FaultGate, "meet">;
}

/** Lets faults act on GameLift's clock as soon as they are ordered, and takes it back when one that lasts is over. */
export class ClockFaults {
  readonly #options: ClockFaultsOptions;
  readonly #usualSpeed: number;

  constructor(options: ClockFaultsOptions) {
    this.#options = options;
    this.#usualSpeed = options.clocks.clock.speed;
    options.core.onCommit((commit) => {
      // A listener may apply nothing itself.
      if (endsDrift(commit)) queueMicrotask(() => this.#goOnAt(this.#usualSpeed));
    });
  }

  /** A fault was ordered there. Whatever a jump passes over runs late, one after the other, behind it. */
  ordered(scope: Scope): void {
    const { faults, core, clocks } = this.#options;
    const fault = faults.meet(scope, "clock", {}, "clock");
    if (fault?.kind === "drift") this.#goOnAt(this.#usualSpeed * fault.factor);
    if (fault?.kind === "jump") {
      const to = plusSeconds(clocks.clock.now(), fault.bySeconds);
      core.apply({ kind: "clock", base: "clock", to });
    }
  }

  #goOnAt(speed: number): void {
    const { core, clocks } = this.#options;
    if (core.isClosed || clocks.clock.speed === speed) return;
    core.apply({ kind: "clock", base: "clock", to: clocks.clock.now(), speed });
  }
}

/** A drift that has acted was lifted, or its time has passed. */
const endsDrift = ({ changes }: Commit): boolean =>
  changes.some(({ table, before, after }) => {
    if (table !== "faults" || before === undefined) return false;
    const [was, is] = [before as Fault, after as Fault | undefined];
    return (
      was.name === "clock-drift" &&
      was.firedCount > 0 &&
      (is?.firedCount ?? was.firedCount) === was.firedCount
    );
  });
