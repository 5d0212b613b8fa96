import type { ServerNote } from "../../simulated-server/server-note.ts";
import type { SimulatedGameServer } from "../../simulated-server/simulated-game-server.ts";
import type { WorldTimers } from "../../world-timers.ts";

/** Longer than GameLift keeps a seat for a player who does not come, which is 60 s. */
const EMPTY_LIMIT_MS = 90_000;

export interface EmptyGamesOptions {
  readonly timers: WorldTimers;
  readonly serverOf: (processId: string) => SimulatedGameServer | undefined;
}

/**
 * Ends games to which nobody has come, as a game would: players of a game that is still being written ask for seats
 * and do not speak the protocol of simulated servers, and would soon have used all of them up.
 */
export class EmptyGames {
  readonly #options: EmptyGamesOptions;

  constructor(options: EmptyGamesOptions) {
    this.#options = options;
  }

  /** To be told of everything that simulated servers note. */
  heard(note: ServerNote): void {
    if (note.kind !== "answer-received" || note.action !== "ActivateGameSession" || note.statusCode !== 200) {
      return;
    }
    const { timers, serverOf } = this.#options;
    timers.after(EMPTY_LIMIT_MS, `look whether anybody came to ${note.processId}`, () => {
      const server = serverOf(note.processId);
      if (server?.state === "session-active" && server.players.length === 0) void server.end("nobody came");
    });
  }
}
