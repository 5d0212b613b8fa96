/** What came of a check, as it is printed, written as JSON and told to a CI. */

export type StepOutcome = "right" | "wrong" | "skipped" | "not reached";

export interface StepResult {
  /** The number of the process, from 1. */
  readonly run: number;
  readonly step: string;
  /** What the step is about, in words. */
  readonly title: string;
  readonly expected: string;
  /** What was seen; for skipped steps, and those not reached, why. */
  readonly seen: string;
  readonly outcome: StepOutcome;
  /** What to do about it; for wrong ones only. */
  readonly fix?: string;
  /** Seconds from the start of the process to the sight. */
  readonly afterSeconds: number;
}

export interface RunResult {
  readonly run: number;
  readonly processId: string;
  readonly steps: readonly StepResult[];
  /** The last lines of its output. */
  readonly lastOutput: string;
  readonly outputFile: string;
}

export interface CheckReport {
  readonly command: readonly string[];
  readonly outcome: "right" | "wrong";
  readonly counts: Readonly<Record<StepOutcome, number>>;
  readonly runs: readonly RunResult[];
}

export function reportOf(command: readonly string[], runs: readonly RunResult[]): CheckReport {
  const steps = runs.flatMap((run) => run.steps);
  const count = (outcome: StepOutcome) => steps.filter((step) => step.outcome === outcome).length;
  const counts = {
    right: count("right"),
    wrong: count("wrong"),
    skipped: count("skipped"),
    "not reached": count("not reached"),
  };
  return { command, outcome: counts.wrong === 0 ? "right" : "wrong", counts, runs };
}
