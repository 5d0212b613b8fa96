import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";
import { errorStatusCode, foreignError, frameworkErrorNames, modelledErrorNames } from "./ordered-error.ts";

/**
 * An API call fails with an error of one's choice and has no effect. **Observed** in the Go SDK: an error of the model is
 * told at once, but for InternalServiceException, which is tried three times, as any 500 to 504 is.
 */
export const failCall = faultDefinition({
  seam: "api.request",
  meaning:
    "An API call fails with an error of one's choice, of the service model or AWS's own, and has no effect.",
  healing: "The next call is served.",
  seen: "A placement that cannot be asked for is told to its players as a failure (113), and they have to look for a match again; what AWS's SDK tries again by itself they do not notice.",
  healsIn: "machine",
  settings: z.strictObject({
    error: z.enum([...modelledErrorNames, ...frameworkErrorNames]),
    message: z.string().default("This failure was ordered: fault fail-call."),
    statusCode: errorStatusCode.optional(),
  }),
  examples: [{ error: "InternalServiceException" }, { error: "ServiceUnavailable" }],
  contradiction: ({ error: name, statusCode }, match) => foreignError({ name, statusCode }, match),
  outcome: ({ error: name, message, statusCode }) => ({
    kind: "error",
    error: { name, message, statusCode },
  }),
});
