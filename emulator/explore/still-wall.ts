import type { Wall } from "../runtime/wall.ts";

/** A machine whose time stands still: an explored world moves its clocks itself and waits for nothing. */
export const stillWall = (epochMs: number): Wall => ({
  epochMs: () => epochMs,
  monotonicMs: () => 0,
  after: () => () => {},
});
