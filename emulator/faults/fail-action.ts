import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A request of a game server fails with a status of one's choice and has no effect. **Observed**: no SDK tries again on a
 * status, so that the game sees one failed call.
 *
 * Healed once its count is used up or it is lifted: the next request is served; the game must ask again by itself.
 */
export const failAction = faultDefinition({
  seam: "process.in",
  settings: z.strictObject({
    statusCode: z
      .number()
      .int()
      .min(201, "a fault cannot make a request succeed: 200 is success, and there is nothing below")
      .max(599),
    errorMessage: z.string().default("This failure was ordered: fault fail-action."),
  }),
  outcome: ({ statusCode, errorMessage }) => ({ kind: "answer", statusCode, errorMessage }),
});
