import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** A placement event has a type that is none of the four. **Observed**: the fleet manager warns of it and deletes it. */
export const unknownEventType = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event has a type that nobody knows.",
  seen: "Nakama logs a warning and deletes the event; the players are never told.",
  healing: "Later events have their own types.",
  healsIn: "machine",
  settings: z.strictObject({ type: z.string().min(1).default("PlacementReconsidered") }),
  examples: [{}],
  outcome: ({ type }) => ({ kind: "retype", type }),
});
