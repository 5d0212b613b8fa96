/** Game sessions of one fleet, each on a game server of its own, as a test needs them. */
import {
  CreateGameSessionCommand,
  type CreateGameSessionInput,
  type GameSession,
} from "@aws-sdk/client-gamelift";
import { known } from "./guide-set-up.ts";
import type { ScriptedGameServer } from "./scripted-game-server.ts";
import type { TestEmulator } from "./test-emulator.ts";

/** What CreateGameSession answered, and the process that hosts it. */
export interface HostedGameSession {
  readonly made: GameSession;
  readonly server: ScriptedGameServer;
}

export class GameSessions {
  readonly #bench: TestEmulator;
  readonly #fleetId: string;
  #lastPort = 7000;

  constructor(bench: TestEmulator, fleetId: string) {
    this.#bench = bench;
    this.#fleetId = fleetId;
  }

  /** A new game session whose server has not reported it ready. For four players unless told otherwise. */
  async activating(given: Partial<CreateGameSessionInput> = {}): Promise<HostedGameSession> {
    this.#lastPort += 1;
    const server = await this.#bench.gameServer(this.#fleetId, this.#lastPort, given.Location);
    const answer = await this.#bench.client.send(
      new CreateGameSessionCommand({ FleetId: this.#fleetId, MaximumPlayerSessionCount: 4, ...given }),
    );
    return { made: known(answer.GameSession), server };
  }

  async active(given: Partial<CreateGameSessionInput> = {}): Promise<HostedGameSession> {
    const hosted = await this.activating(given);
    await hosted.server.activateNextGameSession();
    return hosted;
  }
}
