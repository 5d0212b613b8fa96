/**
 * How long the steps in a server process's life may take, in seconds of the process's time base; parts of a second are
 * allowed, so that a test with a real binary need not wait for minutes.
 */
export interface ProcessLimits {
  /** **Documented**: three minutes without a healthy report; a host's log shows the kill 189 s after the last one. */
  readonly healthLimitSeconds: number;
  /** **Documented**: three unhealthy reports in a row. */
  readonly unhealthyReportLimit: number;
  /** **Documented**: five minutes from the start of a process by its host to its connection (SDK initialization). */
  readonly initializationLimitSeconds: number;
  /** **Documented**: five minutes from InitSDK to ProcessReady. */
  readonly readyLimitSeconds: number;
  /** **Documented**: five minutes from TerminateProcess to the forced end. */
  readonly terminationGraceSeconds: number;
  /** **Documented**: two minutes from the notice of a Spot interruption to its instance's end. */
  readonly interruptionGraceSeconds: number;
  /** **Documented**: thirty seconds from ProcessEnding to the exit of a process whose host watches it. */
  readonly exitLimitSeconds: number;
}

export const publishedProcessLimits: ProcessLimits = {
  healthLimitSeconds: 180,
  unhealthyReportLimit: 3,
  initializationLimitSeconds: 300,
  readyLimitSeconds: 300,
  terminationGraceSeconds: 300,
  interruptionGraceSeconds: 120,
  exitLimitSeconds: 30,
};
