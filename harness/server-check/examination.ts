import type { Bench } from "../bench.ts";
import type { CheckGround } from "./check-ground.ts";
import type { CheckLimits } from "./check-limits.ts";
import type { PlayerEntrance, PlayerVisit } from "./players/player-entrance.ts";
import type { ServerLife } from "./server-life.ts";

/** What the steps of one process's life find out for those behind them. */
export interface Findings {
  /** As it was given; or as the process says, when it chose its own. */
  processId: string;
  /** Named in ProcessReady. */
  port?: number;
  gameSessionId?: string;
  /** Players who are in the game. */
  readonly visits: { readonly playerSessionId: string; readonly visit: PlayerVisit }[];
}

/** One server process under check: what its steps look at, and what they do to it. */
export interface Examination {
  readonly bench: Bench;
  readonly ground: CheckGround;
  readonly life: ServerLife;
  readonly limits: CheckLimits;
  readonly entrance: PlayerEntrance | undefined;
  /** The compute that was registered for this process. */
  readonly computeName: string;
  /** The free port it was offered, and whether its arguments name it. */
  readonly offeredPort: { readonly port: number; readonly isInArguments: boolean };
  readonly gameProperties: Readonly<Record<string, string>>;
  readonly gameSessionData: string | undefined;
  readonly findings: Findings;
}
