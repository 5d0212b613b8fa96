/** Everything a unit test of a simulated game server needs around it, and one word to clear it away. */

import type { ServerNote } from "../server-note.ts";
import type { SimulatedGameServerOptions } from "../server-options.ts";
import { SimulatedGameServer } from "../simulated-game-server.ts";
import { ManualTimers } from "./manual-timers.ts";
import { ScriptedEndpoint } from "./scripted-endpoint.ts";

export const gameSessionId = "arn:aws:gamelift:us-east-1::gamesession/fleet-a1/gsess-9";

/** The push as it is on the wire. */
export const createGameSession = {
  Action: "CreateGameSession",
  GameSessionId: gameSessionId,
  GameSessionName: "arena",
  GameSessionData: '{"map":"dust"}',
  MatchmakerData: "",
  MaximumPlayerSessionCount: 8,
  Port: 7777,
  IpAddress: "127.0.0.1",
  DnsName: "localhost",
  GameProperties: { mode: "ctf" },
};

export class ServerBench {
  readonly endpoint: ScriptedEndpoint;
  readonly timers = new ManualTimers();
  readonly notes: ServerNote[] = [];
  readonly #servers: SimulatedGameServer[] = [];
  #ids = 0;

  private constructor(endpoint: ScriptedEndpoint) {
    this.endpoint = endpoint;
  }

  static async open(): Promise<ServerBench> {
    return new ServerBench(await ScriptedEndpoint.open());
  }

  server(options: Partial<SimulatedGameServerOptions> = {}): SimulatedGameServer {
    const server = new SimulatedGameServer({
      identity: {
        webSocketUrl: this.endpoint.url,
        processId: "proc-7",
        hostId: "i-1",
        fleetId: "fleet-a1",
        authToken: "tok-1",
      },
      timers: this.timers,
      random: () => 0.5,
      newId: () => this.newId(),
      note: (note) => this.notes.push(note),
      ...options,
    });
    this.#servers.push(server);
    return server;
  }

  /** A started server that was given the game session and has activated it. */
  async hosting(options: Partial<SimulatedGameServerOptions> = {}): Promise<SimulatedGameServer> {
    const server = this.server(options);
    await server.start();
    const activated = new Promise((resolve) => server.events.once("sessionActivated", resolve));
    this.endpoint.push(createGameSession);
    await activated;
    return server;
  }

  newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
  }

  noted<Kind extends ServerNote["kind"]>(kind: Kind): Extract<ServerNote, { kind: Kind }>[] {
    return this.notes.filter((note): note is Extract<ServerNote, { kind: Kind }> => note.kind === kind);
  }

  close(): void {
    for (const server of this.#servers) {
      server.crash();
    }
    this.endpoint.close();
  }
}
