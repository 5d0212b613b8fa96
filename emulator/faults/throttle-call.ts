import { z } from "zod";
import { faultDefinition } from "./fault-definition.ts";

/**
 * An API call is throttled and has no effect. **Observed** in the Go SDK (defect D14): over CBOR it tries again only when
 * the error's name comes without its namespace.
 */
export const throttleCall = faultDefinition({
  seam: "api.request",
  meaning: "An API call is throttled (ThrottlingException) and has no effect.",
  healing: "The next call is served.",
  seen: "Players of a placement that was throttled are told that it failed; where the error's name comes bare, AWS's SDK tries again by itself and they only wait longer.",
  healsIn: "machine",
  settings: z.strictObject({
    /** Whether CBOR carries the name without a namespace; as the emulator does otherwise when left out. */
    isBare: z.boolean().optional(),
    message: z.string().default("Rate exceeded"),
  }),
  examples: [{ isBare: false }, { isBare: true }],
  outcome: ({ isBare, message }) => ({
    kind: "error",
    error: { name: "ThrottlingException", message, isBare },
  }),
});
