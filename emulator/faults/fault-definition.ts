import type { z } from "zod";
import type { FaultMatch, HealingTime, SeamName } from "../domain/fault.ts";
import type { Seams } from "./seams.ts";

/** One kind of fault. What a scenario may choose about it is `settings`; anything else is refused. */
export interface FaultDefinition<Seam extends SeamName, Settings = unknown> {
  readonly seam: Seam;
  /** In a sentence, for `docs/faults.md`: what goes wrong. */
  readonly meaning: string;
  /** In a sentence: what it is like once the fault is gone. */
  readonly healing: string;
  /** In a sentence: what Nakama and the players see of it, as `scenarios/faults/<name>.test.ts` shows. */
  readonly seen: string;
  /** In which time a fault that was ordered for so many seconds ends; undefined when it is over once it has acted. */
  readonly healsIn?: HealingTime;
  readonly settings: z.ZodType<Settings>;
  /** Settings that are valid, one for each way in which it can act: what exploration orders. */
  readonly examples: readonly object[];
  /** For how long, in wall milliseconds, it keeps what it acts on once, where the clock waits for that; 0 unless told. */
  readonly holdsForMs?: (settings: Settings) => number;
  /** What all that it acts on has in common, beside what it is limited to. */
  readonly meansOnly?: FaultMatch;
  /** Why these settings cannot be with what it is limited to, for whoever ordered it; undefined when they can. */
  readonly contradiction?: (settings: Settings, match: FaultMatch) => string | undefined;
  /** @param faultId for what has to be remembered from one time to the next. */
  readonly outcome: (settings: Settings, faultId: string) => Seams[Seam]["outcome"];
}

/** Keeps a fault's own type of settings while it is written, and forgets it in the table. */
export const faultDefinition = <Seam extends SeamName, Settings>(
  definition: FaultDefinition<Seam, Settings>,
): FaultDefinition<Seam> => {
  const { contradiction = () => undefined, holdsForMs = () => 0, outcome } = definition;
  return {
    ...definition,
    contradiction: (settings, match) => contradiction(settings as Settings, match),
    holdsForMs: (settings) => holdsForMs(settings as Settings),
    outcome: (settings, faultId) => outcome(settings as Settings, faultId),
  };
};
