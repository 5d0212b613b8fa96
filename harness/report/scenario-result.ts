/** What happened to one scenario, for the table at the end and for reports. */
export interface ScenarioResult {
  readonly title: string;
  /** Its file, as the project sees it. */
  readonly file: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly wallMs: number;
  /** Milliseconds of GameLift's time that passed; undefined where there was no world. */
  readonly advancedMs: number | undefined;
  /** Why it was skipped. */
  readonly reason: string | undefined;
  /** Why it failed, each in plain text with its stack. */
  readonly errors: readonly ScenarioError[];
  readonly seed: string | undefined;
  /** Where its world's logs are. */
  readonly logFolder: string | undefined;
  /** Where what its GameLift was given lies, to be replayed. */
  readonly recording?: string | undefined;
  /** Where its story lies as data. */
  readonly storyFile: string | undefined;
}

export interface ScenarioError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}
