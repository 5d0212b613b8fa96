import { z } from "zod";
import { command } from "../command.ts";

/** Forgets every record of every account and region. The clock, the seed's streams and the journal go on. */
export const reset = command({
  parameters: z.strictObject({}),
  run: (turn) => {
    turn.forgetEverything();
    return {};
  },
});
