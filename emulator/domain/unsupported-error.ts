/**
 * The refusal of what GameLift has and this emulator does not imitate: a whole operation, or a member of one. Ignoring
 * it would let a configuration look tested that was not.
 *
 * **Assumed**: AWS has no such answer. InvalidRequestException is declared by every operation of the model, so each SDK
 * knows it and none repeats the call; the wire adds the header `x-emulator-unsupported: true`, so that a test can tell
 * it from a mistake of its own.
 */
import { ApiError } from "./api-error.ts";

export class UnsupportedError extends ApiError {
  /** @param what the operation or member, as the caller wrote it, for example `StartMatchmaking`. */
  constructor(what: string) {
    super(
      "InvalidRequestException",
      `${what} is not emulated yet. Amazon GameLift has it; docs/coverage.md lists what this emulator imitates.`,
    );
  }
}
