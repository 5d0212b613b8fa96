import type { Instant } from "../domain/instant.ts";

/** An instant as an operation's output holds it. */
export const instantMember = (at: Instant): Date => new Date(at);

/** The same for an instant that a record may not have. */
export const optionalInstantMember = (at: Instant | undefined): Date | undefined =>
  at === undefined ? undefined : new Date(at);
