import { unsupportedOperation } from "../domain/unsupported-operation.ts";
import type { CallInput, Members } from "../runtime/input.ts";
import { servePages } from "../services/serve-pages.ts";
import type { Turn } from "../services/turn.ts";
import { operations } from "./table.ts";

/**
 * The rule for a decoded API call. The wire lets in only names of the service model, so that a name that is not in the
 * table is an operation which has not been written.
 *
 * @throws ApiError what the operation refuses; UnsupportedError with the name of one that is not written.
 */
export function serveCall(
  turn: Turn,
  input: CallInput,
  serverSdkEndpoint: string,
  apiUrl: () => string,
): Members {
  const operation = operations.get(input.operation);
  if (operation === undefined) throw unsupportedOperation(input.operation);
  const { scope, callId, parameters } = input;
  return servePages(turn, scope, input.operation, parameters, (opened) =>
    operation.serve(turn, { scope, callId, input: opened, serverSdkEndpoint, apiUrl }),
  );
}
