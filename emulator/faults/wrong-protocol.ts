import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * An API call is answered by something that does not speak its protocol, as a proxy or a load balancer does, and has no
 * effect. **Observed** in the Go SDK: a 503 is tried again, whatever its body; anything else that lacks the
 * smithy-protocol header fails the call at once.
 */
export const wrongProtocol = faultDefinition({
  seam: "api.request",
  meaning:
    "An API call is answered as no GameLift would: a 503 with HTML, an error in the other protocol, or an empty 200 without the protocol's header. It has no effect.",
  healing: "The next call is served.",
  seen: "A 503 costs some seconds, since AWS's SDK asks again. The other two are a failure at once, which players are told (113).",
  healsIn: "machine",
  settings: z.strictObject({ answer: z.enum(["html", "other-protocol", "without-header"]) }),
  examples: [{ answer: "html" }, { answer: "other-protocol" }, { answer: "without-header" }],
  outcome: ({ answer }) => ({ kind: "foreign", answer }),
});
