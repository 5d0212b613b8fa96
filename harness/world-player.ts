import type { PlayerEvent } from "./player-events.ts";

/** What a world needs of a player, whatever they play with. */
export interface WorldPlayer {
  readonly name: string;
  readonly userId: string;
  /** Everything that came over the socket, in the order of arrival. */
  readonly events: readonly PlayerEvent[];
  /** The calls that have no answer yet. */
  pending(): string[];
  /** Breaks the game connection off and goes offline. */
  close(): Promise<void>;
}
