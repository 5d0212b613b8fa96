/**
 * The machine's time, for what lives on the machine: sockets, retries, deadlines toward real programs. Never for rules
 * of GameLift, which have the clock.
 */
export interface Wall {
  /** Milliseconds since the Unix epoch. */
  epochMs(): number;
  /** Milliseconds that never go back. */
  monotonicMs(): number;
  /** Runs once after so many milliseconds; answers how to call it off. Does not keep the process alive. */
  after(delayMs: number, run: () => void): () => void;
}

/** Node refuses longer timers and would fire them at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export const machineWall: Wall = {
  epochMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
