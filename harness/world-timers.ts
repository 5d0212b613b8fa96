/** The world's clock as an actor sees it: GameLift's time, which a scenario may stop and move. */
export interface WorldTimers {
  /** Milliseconds since 1970 on the world's clock. */
  now(): number;
  /**
   * Runs `run` once `delayMs` of the world's time have passed; `what` names it where somebody asks what is due.
   * The answer takes it back.
   */
  after(delayMs: number, what: string, run: () => void): () => void;
}
