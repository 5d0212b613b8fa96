import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * The upgrade of a game server that would be let in is answered with a status of one's choice. **Observed**: whatever the
 * status, every SDK tries again, first after four or eight seconds; C++ tells the game of 403 apart from all others.
 */
export const refuseConnection = faultDefinition({
  seam: "process.connect",
  meaning: "The upgrade of a game server that would be let in is answered with a status of one's choice.",
  healing: "The SDK's next attempt succeeds by itself, some seconds later.",
  seen: "Nothing but a wait: the game server comes again some seconds later, and the placement that was meant for it is fulfilled then.",
  healsIn: "machine",
  settings: z.strictObject({
    statusCode: z.number().int().min(300, "an upgrade is refused with a status from 300 on").max(599),
    message: z.string().default("This refusal was ordered: fault refuse-connection."),
  }),
  examples: [{ statusCode: 403 }, { statusCode: 503 }],
  outcome: ({ statusCode, message }) => ({ statusCode, message }),
});
