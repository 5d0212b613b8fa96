/** What happened to one scenario, for the table at the end. */
export interface ScenarioResult {
  readonly title: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly wallMs: number;
  /** Milliseconds of GameLift's time that passed; undefined where there was no world. */
  readonly advancedMs: number | undefined;
  /** Why it was skipped. */
  readonly reason: string | undefined;
  /** Where its world's logs are. */
  readonly logFolder: string | undefined;
}
