import type { z } from "zod";
import type { FaultMatch, SeamName } from "../domain/fault.ts";

/** What comes through each seam, and what a fault there can make of it. */
export interface Seams extends Record<SeamName, { readonly subject: FaultMatch; readonly outcome: unknown }> {
  readonly "process.in": {
    readonly subject: { readonly action: string; readonly processId: string };
    /** Answered without being served, or left without an answer. */
    readonly outcome:
      | { readonly kind: "answer"; readonly statusCode: number; readonly errorMessage: string }
      | { readonly kind: "silence" };
  };
  readonly "process.connect": {
    readonly subject: { readonly processId: string };
    /** Answered with this status instead of being let in. */
    readonly outcome: { readonly statusCode: number; readonly message: string };
  };
}

/** One kind of fault. What a scenario may choose about it is `settings`; anything else is refused. */
export interface FaultDefinition<Seam extends SeamName, Settings = unknown> {
  readonly seam: Seam;
  readonly settings: z.ZodType<Settings>;
  readonly outcome: (settings: Settings) => Seams[Seam]["outcome"];
}

/** Keeps a fault's own type of settings while it is written, and forgets it in the table. */
export const faultDefinition = <Seam extends SeamName, Settings>(
  definition: FaultDefinition<Seam, Settings>,
): FaultDefinition<Seam> => ({
  seam: definition.seam,
  settings: definition.settings,
  outcome: (settings) => definition.outcome(settings as Settings),
});
