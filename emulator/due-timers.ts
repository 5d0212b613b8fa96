import type { LivenessBase } from "./domain/server-process.ts";
import type { Timer } from "./domain/timer.ts";
import type { Clock } from "./runtime/clock.ts";
import type { Store } from "./store/store.ts";

/** Which of the waiting rules comes next, in GameLift's time and in that of real server processes. */
export class DueTimers {
  readonly #store: Store;
  readonly #clocks: { readonly [Base in LivenessBase]: Clock };
  readonly #setAside = new WeakSet<Timer>();

  constructor(store: Store, clocks: { readonly [Base in LivenessBase]: Clock }) {
    this.#store = store;
    this.#clocks = clocks;
  }

  /** Passes over a timer from now on; it stays in the store, overdue for everybody to see, until it is set again. */
  setAside(timer: Timer): void {
    this.#setAside.add(timer);
  }

  /** The timer of this time base that is, or will be, due first. */
  next(base: LivenessBase): Timer | undefined {
    const { timers } = this.#store;
    const first = timers.first(base, "due");
    if (first === undefined || !this.#setAside.has(first)) return first;
    return timers.in(base, "due").find((timer) => !this.#setAside.has(timer));
  }

  /** The timer that is due now and was due first. */
  nextDue(): Timer | undefined {
    const [one, other] = [this.#dueOf("clock"), this.#dueOf("real")];
    if (one === undefined || other === undefined) return one ?? other;
    return other.dueAt < one.dueAt ? other : one;
  }

  #dueOf(base: LivenessBase): Timer | undefined {
    const timer = this.next(base);
    return timer !== undefined && timer.dueAt <= this.#clocks[base].now() ? timer : undefined;
  }

  /** Wall milliseconds until a timer is due; Infinity when none is by itself. */
  waitMs(): number {
    return Math.min(this.#waitMsOf("clock"), this.#waitMsOf("real"));
  }

  #waitMsOf(base: LivenessBase): number {
    const dueAt = this.next(base)?.dueAt;
    return dueAt === undefined ? Number.POSITIVE_INFINITY : this.#clocks[base].wallMsUntil(dueAt);
  }
}
