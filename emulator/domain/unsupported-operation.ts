/**
 * The refusal of an operation that GameLift has and this emulator does not imitate yet.
 *
 * **Assumed**: AWS has no such answer. InvalidRequestException is declared by every operation of the model, so
 * each SDK knows it; the wire adds the header `x-emulator-unsupported: true` so that a test can tell the two apart.
 */
import { ApiError } from "./api-error.ts";

/** Says which operation is missing. Thrown by whoever holds the table of operations. */
export class UnsupportedOperationError extends ApiError {
  readonly operation: string;
  constructor(operation: string) {
    super(
      "InvalidRequestException",
      `${operation} is an operation of Amazon GameLift that this emulator does not imitate. ` +
        "Its coverage table lists what it does.",
    );
    this.operation = operation;
  }
}
