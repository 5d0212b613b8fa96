import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * The delete of a message fails, or only seems to. **Observed** (Go SDK): it makes three attempts after `error500` and
 * `cut`, each of which counts, and one after `error400`.
 */
export const failDelete = faultDefinition({
  seam: "queue.delete",
  meaning: "The delete of a message is answered with an error; `isDone` deletes the message all the same.",
  seen: "Nakama logs that it could not delete, and handles the event again after ten seconds, where the message is still there; players are told once.",
  healing: "The message comes again and is deleted then.",
  healsIn: "machine",
  settings: z.strictObject({
    how: z.enum(["error400", "error500", "cut"]).default("error400"),
    isDone: z.boolean().default(false),
  }),
  examples: [{ how: "error400" }, { how: "error500" }, { how: "cut" }, { how: "error500", isDone: true }],
  outcome: ({ how, isDone }) => ({ kind: "fail", how, isDone }),
});
