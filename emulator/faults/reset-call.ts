import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/** An API call's connection is cut before it acts. **Observed**: AWS's SDKs try again, three times in all. */
export const resetCall = faultDefinition({
  seam: "api.request",
  meaning: "The connection of an API call is cut before the call acts.",
  healing: "The next call is served, the SDK's own second attempt included.",
  seen: "Nothing but some seconds: AWS's SDK asks again, and the players get their address. Cut three times in a row, the placement is told to them as a failure.",
  healsIn: "machine",
  settings: z.strictObject({}),
  examples: [{}],
  outcome: () => ({ kind: "cut" }),
});
