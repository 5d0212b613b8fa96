import type { CoreParts } from "../build-core.ts";
import type { Timer } from "../domain/timer.ts";
import { recordsByScope, type ScopeRecords } from "../store/records-by-scope.ts";

/** Everything that a replayed emulator knows, for people and programs. */
export interface ReplayedState {
  /** The last entry's number. */
  readonly sequence: number;
  /** GameLift's time, the time of real server processes, and the machine's; epoch milliseconds. */
  readonly at: number;
  readonly realAt: number;
  readonly wallAt: number;
  readonly scopes: readonly ScopeRecords[];
  readonly outgoingEvents: readonly object[];
  /** The one that is due first stands first. */
  readonly timers: readonly Timer[];
}

/** @param wallAt what the machine's clock shows, epoch milliseconds. */
export function replayedState(
  { store, clocks, journal }: Pick<CoreParts, "store" | "clocks" | "journal">,
  wallAt: number,
): ReplayedState {
  return {
    sequence: journal.lastSequence,
    at: clocks.clock.now(),
    realAt: clocks.real.now(),
    wallAt,
    scopes: recordsByScope(store),
    outgoingEvents: store.outgoingEvents.all(),
    timers: [...store.timers.all()].sort((a, b) => a.dueAt - b.dueAt),
  };
}
