import { type ApiError, invalidRequest } from "./api-error.ts";

/**
 * The refusal of a member that AWS would act upon and this emulator does not imitate yet. Ignoring it would let a
 * configuration look tested that was not.
 *
 * **Assumed**: AWS has no such answer; InvalidRequestException is declared by every operation.
 */
export const unsupportedMember = (operation: string, member: string): ApiError =>
  invalidRequest(
    `${member} of ${operation} is not emulated yet. Leave it out to test the rest; docs/coverage.md lists what is imitated.`,
  );
