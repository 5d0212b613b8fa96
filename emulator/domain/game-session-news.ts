/**
 * Why a server process is told that its game session has changed. **Observed**: the SDKs know these words; any other one
 * reaches the game as unknown.
 */
export const updateReasons = [
  "MATCHMAKING_DATA_UPDATED",
  "BACKFILL_FAILED",
  "BACKFILL_TIMED_OUT",
  "BACKFILL_CANCELLED",
  "UNKNOWN",
] as const;

/** What a server process is told beside the game session itself. */
export interface GameSessionNews {
  readonly updateReason: (typeof updateReasons)[number];
  /** Empty when no backfill is behind it. */
  readonly backfillTicketId: string;
  /** JSON in a text, empty when there was no matchmaking. */
  readonly matchmakerData: string;
}
