import type { GameSession } from "./game-session.ts";
import type { Instant } from "./instant.ts";

/** A change of a game session that search does not show yet. */
export interface SearchUpdate {
  /** Of its making; the updates of one game session are carried out in this order. */
  readonly sequence: number;
  readonly gameSessionId: string;
  /** What search shall show; undefined when it shall show the game session no more. */
  readonly gameSession?: GameSession;
  readonly dueAt: Instant;
}
