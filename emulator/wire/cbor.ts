/**
 * Smithy RPC v2 CBOR: request bytes to parameters.
 *
 * **Documented**: a timestamp is tag 1 around a number of seconds and nothing else, a blob is a byte string, an
 * empty body is an empty input (Smithy RPC v2 CBOR).
 */

import type { Members } from "../runtime/input.ts";
import { CborTimestamp, readCbor } from "./cbor-reader.ts";
import { dateOfSeconds, maximumDepth } from "./json.ts";
import type { StructurePlan } from "./member-plan.ts";
import { type InputDialect, readParameters } from "./member-types.ts";

const cborDialect: InputDialect = {
  timestamp: (value) => (value instanceof CborTimestamp ? dateOfSeconds(value.seconds) : undefined),
  timestampForm: "a number of seconds under tag 1",
  blob: (value) => (value instanceof Uint8Array ? value : undefined),
  blobForm: "a byte string",
};

/** @throws FrameworkError SerializationException for bytes that are not exactly one CBOR map of the right types. */
export function decodeCbor(plan: StructurePlan, body: Uint8Array): Members {
  return body.length === 0 ? {} : readParameters(plan, readCbor(body, maximumDepth), cborDialect);
}
