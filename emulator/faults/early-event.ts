import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A placement event does not wait for the answer of StartGameSessionPlacement, as all others do here. **Documented**
 * nowhere: AWS promises no order of the two. For an event that surely comes first order `slow-answer` as well.
 */
export const earlyEvent = faultDefinition({
  seam: "event.publish",
  meaning:
    "A placement event leaves as soon as the placement has ended, without waiting for the answer of the call that has asked for it.",
  seen: "Where it comes before the answer, Nakama handles and deletes it before it has stored the callback: the game session runs, and nobody is ever told (defect D1).",
  healing: "Later events leave after the answer again; a callback that was missed stays missed.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "early" }),
});
