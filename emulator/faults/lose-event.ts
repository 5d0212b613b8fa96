import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A placement event never reaches its queue, and GameLift believes that it did. **Documented**: SNS drops what it could not
 * deliver when it has no dead-letter queue; GameLift's guide warns that a FIFO topic which throttles loses events.
 */
export const loseEvent = faultDefinition({
  seam: "event.publish",
  meaning: "A placement event is lost on its way to the queue; GameLift believes that it was delivered.",
  healing:
    "Later events arrive. The lost one never does: only the placement itself still tells how it ended.",
  seen: "The game session runs and its seats are reserved, Nakama hears nothing of it, and players are told neither an address nor a failure.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "lose" }),
});
