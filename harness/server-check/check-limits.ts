/** How long a server under check may take for each step of its life, in seconds of the machine's time. */
export interface CheckLimits {
  /** From its start to its connection. **Documented**: GameLift gives five minutes. */
  readonly connectSeconds: number;
  /** From its connection to ProcessReady. **Documented**: GameLift gives five minutes. */
  readonly readySeconds: number;
  /** From ProcessReady to the first heartbeat. **Observed**: every SDK sends it at once. */
  readonly heartbeatSeconds: number;
  /** From CreateGameSession to ActivateGameSession. **Documented**: the runtime configuration says it, 1 to 600. */
  readonly activationSeconds: number;
  /** For GameLift to hear that a player came or left. **Documented**: a reserved seat lapses after 60 seconds. */
  readonly playerSeconds: number;
  /** From TerminateProcess to ProcessEnding. **Documented**: GameLift gives five minutes. */
  readonly terminateSeconds: number;
  /** From ProcessEnding to the exit. **Documented**: GameLift gives thirty seconds. */
  readonly exitSeconds: number;
  /** From a lost socket, or a wish for a new one, to the new one. **Observed**: at once; Go tries again after 8 s. */
  readonly reconnectSeconds: number;
  /** From one heartbeat to the next. **Observed**: 50 to 70 seconds in every SDK. */
  readonly heartbeatAgainSeconds: number;
}

/** Shorter than GameLift's own where a server that needs as long would make players wait. */
export const usualLimits: CheckLimits = {
  connectSeconds: 60,
  readySeconds: 60,
  heartbeatSeconds: 15,
  activationSeconds: 60,
  playerSeconds: 20,
  terminateSeconds: 60,
  exitSeconds: 30,
  reconnectSeconds: 40,
  heartbeatAgainSeconds: 80,
};
