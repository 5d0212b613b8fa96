import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A request of a game server fails with a status of one's choice and has no effect. **Observed**: no SDK tries again on a
 * status, so that the game sees one failed call.
 */
export const failAction = faultDefinition({
  seam: "process.in",
  meaning: "A request of a game server fails with a status of one's choice and has no effect.",
  healing: "The next request is served; the game must ask again by itself, since no SDK does.",
  seen: "A player whose seat GameLift refuses to confirm is turned away by the game server, and is let in by the next attempt.",
  healsIn: "machine",
  settings: z.strictObject({
    statusCode: z
      .number()
      .int()
      .min(201, "a fault cannot make a request succeed: 200 is success, and there is nothing below")
      .max(599),
    errorMessage: z.string().default("This failure was ordered: fault fail-action."),
  }),
  examples: [{ statusCode: 400 }, { statusCode: 429 }, { statusCode: 500 }],
  outcome: ({ statusCode, errorMessage }) => ({ kind: "answer", statusCode, errorMessage }),
});
