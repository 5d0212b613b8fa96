import { UnsupportedError } from "./unsupported-error.ts";

/** The refusal of a member that AWS would act upon. @param member its name, with its value where only that is refused. */
export const unsupportedMember = (operation: string, member: string): UnsupportedError =>
  new UnsupportedError(`${member} of ${operation}`);
