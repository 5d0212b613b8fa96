import type { z } from "zod";
import type { HealingTime, SeamName } from "../domain/fault.ts";
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
  /** In which time a fault that was ordered for so many seconds ends. */
  readonly healsIn: HealingTime;
  readonly settings: z.ZodType<Settings>;
  /** Settings that are valid, one for each way in which it can act: what exploration orders. */
  readonly examples: readonly object[];
  readonly outcome: (settings: Settings) => Seams[Seam]["outcome"];
}

/** Keeps a fault's own type of settings while it is written, and forgets it in the table. */
export const faultDefinition = <Seam extends SeamName, Settings>(
  definition: FaultDefinition<Seam, Settings>,
): FaultDefinition<Seam> => ({
  ...definition,
  outcome: (settings) => definition.outcome(settings as Settings),
});
