import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** A server process is lost just after a placement was given to it. **Assumed**: the placement tries the next candidate. */
export const processLost = faultDefinition({
  seam: "placement.choose",
  meaning:
    "The process that was chosen is lost before it can activate the game session; its host sees it at once.",
  healing: "The placement is given to another process, and a managed fleet starts one in place of the lost.",
  seen: "Nothing but a wait: the players are told the address of the next process. Nakama hears of the second attempt alone.",
  healsIn: "GameLift",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "process-lost" }),
});
