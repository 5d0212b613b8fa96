import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * A request of a game server is never answered and has no effect. **Observed**: Go gives up after 20 s (ProcessReady after
 * 6 s), C# after 20 s; C++ sends the request again under its old id.
 */
export const ignoreAction = faultDefinition({
  seam: "process.in",
  meaning: "A request of a game server is never answered and has no effect.",
  healing: "A request that is sent again is served as if it were the first.",
  seen: "A placement whose activation nobody answered is fulfilled when its game server asks again: in C++ after 20 s; Go and C# never do, and there the activation limit decides.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "silence" }),
});
