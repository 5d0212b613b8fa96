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
  /** The factors of the drifts that last, by fault, the one ordered last at the end. */
  readonly #drifts = new Map<string, number>();

  constructor(options: ClockFaultsOptions) {
    this.#options = options;
    this.#usualSpeed = options.clocks.clock.speed;
    options.core.onCommit((commit) => {
      const ended = endedFaults(commit).filter((faultId) => this.#drifts.delete(faultId));
      // A listener may apply nothing itself.
      if (ended.length > 0) queueMicrotask(() => this.#goOn());
    });
  }

  /** A fault was ordered there. Whatever a jump passes over runs late, one after the other, behind it. */
  ordered(scope: Scope): void {
    const { faults, core, clocks } = this.#options;
    const fault = faults.meet(scope, "clock", {}, "clock");
    if (fault?.kind === "drift") {
      this.#drifts.set(fault.faultId, fault.factor);
      this.#goOn();
    }
    if (fault?.kind === "jump") {
      const to = plusSeconds(clocks.clock.now(), fault.bySeconds);
      core.apply({ kind: "clock", base: "clock", to });
    }
  }

  #goOn(): void {
    const { core, clocks } = this.#options;
    const speed = this.#usualSpeed * ([...this.#drifts.values()].at(-1) ?? 1);
    if (core.isClosed || clocks.clock.speed === speed) return;
    core.apply({ kind: "clock", base: "clock", to: clocks.clock.now(), speed });
  }
}

/** The faults that were lifted, or whose time has passed. */
const endedFaults = ({ changes }: Commit): readonly string[] =>
  changes.flatMap(({ table, before, after }) => {
    if (table !== "faults" || before === undefined) return [];
    const [was, is] = [before as Fault, after as Fault | undefined];
    return (is?.firedCount ?? was.firedCount) === was.firedCount ? [was.faultId] : [];
  });
