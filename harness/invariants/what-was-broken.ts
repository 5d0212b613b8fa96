/** What a scenario did on purpose that excuses what follows from it. */
import type { WorldView } from "./world-view.ts";

const NAKAMA_KILLED = "Nakama is killed";
const NAKAMA_BACK = "Nakama is back";
const NAKAMA_ENDED = "Nakama has ended by itself";

export const wasBroken = ({ notes }: WorldView, what: string): boolean =>
  notes.some((note) => note.isFault === true && note.what === what);

/** How Nakama fared. */
export interface LivesOfNakama {
  /** It was killed, or has ended by itself, at some time. */
  readonly wasDown: boolean;
  /** The scenario has killed it and not started it again. */
  readonly isLeftDead: boolean;
  /** Each time when it ended without being killed, in words. */
  readonly ends: readonly string[];
  /** The machine's time, in milliseconds since 1970, from which the present process can be heard; -Infinity for the first one. */
  readonly heardSince: number;
}

export function livesOfNakama({ notes }: WorldView): LivesOfNakama {
  const steps = notes.filter(({ what }) => what === NAKAMA_KILLED || what === NAKAMA_BACK);
  const ends = notes.filter(({ what }) => what.startsWith(NAKAMA_ENDED));
  const isLeftDead = steps.at(-1)?.what === NAKAMA_KILLED;
  return {
    wasDown: steps.length + ends.length > 0,
    isLeftDead,
    ends: ends.map(({ what }) => what),
    heardSince: isLeftDead
      ? Number.POSITIVE_INFINITY
      : Math.max(...[...steps, ...ends].map(({ wallAt }) => wallAt), Number.NEGATIVE_INFINITY),
  };
}
