/** What a scenario did on purpose that excuses what follows from it. */
import type { WorldView } from "./world-view.ts";

const NAKAMA_KILLED = "Nakama is killed";
const NAKAMA_BACK = "Nakama is back";
const NAKAMA_ENDED = "Nakama has ended by itself";

export const wasBroken = ({ notes }: WorldView, what: string): boolean =>
  notes.some((note) => note.isFault === true && note.what === what);

/** GameLift knows nothing of what was before. */
export const hasForgotten = (view: WorldView): boolean => wasBroken(view, "the emulator is killed");

/** How Nakama fared. */
export interface LivesOfNakama {
  /** It was killed, or has ended by itself, at some time. */
  readonly wasDown: boolean;
  /** The scenario has killed it and not started it again. */
  readonly isLeftDead: boolean;
  /** Each time when it ended without being killed, in words. */
  readonly ends: readonly string[];
  /**
   * The machine's time, in milliseconds since 1970, from which whatever is heard is of a process that the scenario has
   * not killed: -Infinity when it has killed none.
   */
  readonly notKilledSince: number;
}

export function livesOfNakama({ notes }: WorldView): LivesOfNakama {
  const ends: string[] = [];
  let isLeftDead = false;
  let notKilledSince = Number.NEGATIVE_INFINITY;
  for (const { what, wallAt } of notes) {
    if (what.startsWith(NAKAMA_ENDED)) ends.push(what);
    else if (what === NAKAMA_KILLED) isLeftDead = true;
    else if (what === NAKAMA_BACK && isLeftDead) {
      isLeftDead = false;
      notKilledSince = wallAt;
    }
  }
  return {
    wasDown: isLeftDead || ends.length > 0 || notKilledSince > Number.NEGATIVE_INFINITY,
    isLeftDead,
    ends,
    notKilledSince: isLeftDead ? Number.POSITIVE_INFINITY : notKilledSince,
  };
}
