import type { CheckLimits } from "./check-limits.ts";
import type { Examination } from "./examination.ts";

/** What a step found out. */
export type Sight =
  | { readonly outcome: "right"; readonly seen: string }
  | { readonly outcome: "skipped"; readonly seen: string }
  | {
      readonly outcome: "wrong";
      readonly seen: string;
      readonly fix: string;
      /** The steps that need this one can be taken all the same. */
      readonly goesOn: boolean;
    };

/** One step in the life of a server process. */
export interface CheckStep {
  readonly name: string;
  readonly title: string;
  /** Steps without which this one cannot be taken. A skipped one keeps nobody from it. */
  readonly needs: readonly string[];
  readonly expected: (limits: CheckLimits) => string;
  readonly look: (examination: Examination) => Promise<Sight>;
}

export const right = (seen: string): Sight => ({ outcome: "right", seen });

export const skipped = (why: string): Sight => ({ outcome: "skipped", seen: why });

/** @param fix what its developer can do about it. */
export const wrong = (seen: string, fix: string, { goesOn = false } = {}): Sight => ({
  outcome: "wrong",
  seen,
  fix,
  goesOn,
});
