/** What a rule that finds causes is given. */
import type { Cause } from "./cause.ts";
import type { Facts } from "./facts.ts";
import type { Subject } from "./subject.ts";

export interface Question {
  readonly subject: Subject;
  /** All that the journal holds. */
  readonly now: Facts;
  /** What it held when the subject's own life ended; the same as now while it lives. */
  readonly atEnd: Facts;
}

/** One family of causes: what of its kind explains the subject, the likeliest first. */
export type CauseFamily = (question: Question) => readonly Cause[];
