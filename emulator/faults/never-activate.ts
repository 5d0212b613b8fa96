import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * GameLift does not take notice of an activation. **Documented**: a game session that is not activated within the fleet's
 * limit ends. **Observed**: no SDK asks again after a refusal.
 */
export const neverActivate = faultDefinition({
  seam: "process.in",
  meaning:
    "A game server is pushed a game session and its ActivateGameSession has no effect: unanswered, or refused with a status.",
  healing: "When the activation limit has passed, the placement is given to another process.",
  seen: "Players wait for the fleet's activation limit and are told the address of the next process; with a limit beyond the queue's time-out they are told that there is no game (112).",
  healsIn: "GameLift",
  settings: z.strictObject({
    /** No answer at all when left out. */
    statusCode: z.number().int().min(400).max(599).optional(),
  }),
  examples: [{}, { statusCode: 500 }],
  meansOnly: { action: "ActivateGameSession" },
  outcome: ({ statusCode }) =>
    statusCode === undefined
      ? { kind: "silence" }
      : { kind: "answer", statusCode, errorMessage: "This refusal was ordered: fault never-activate." },
});
