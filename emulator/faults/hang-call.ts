import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * An API call is never answered, whether it acts or not; its connection stays open until the caller leaves. **Observed**:
 * the fleet manager's SDK gives each of three attempts 30 s.
 */
export const hangCall = faultDefinition({
  seam: "api.request",
  meaning: "An API call is never answered: it acts unheard, or not at all. The clock does not wait for it.",
  healing: "The next call is served; the one without an answer stays without until its caller leaves.",
  seen: "Whoever made Nakama ask waits: a game server whose update is not answered gives up, although Nakama has stored what it reported.",
  healsIn: "machine",
  settings: z.strictObject({ acts: z.boolean().default(false) }),
  examples: [{ acts: false }, { acts: true }],
  outcome: ({ acts }) => ({ kind: "silence", acts }),
});
