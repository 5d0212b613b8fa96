/** Starts the simulated game server as a program of its own on the computes of a world's Anywhere fleet. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AnywhereHost } from "../server-identities.ts";
import type { WorldGround } from "../world-ground.ts";
import { RealGameServer } from "./real-game-server.ts";

const program = fileURLToPath(new URL("../simulated-server/main.ts", import.meta.url));

/** They live in the machine's time, and GameLift takes them for real ones. */
export class ServerPrograms {
  readonly #ground: WorldGround;
  readonly #hosts: AnywhereHost;
  #count = 0;

  constructor(ground: WorldGround) {
    let processes = 0;
    const { gamelift, resources } = ground;
    this.#ground = ground;
    this.#hosts = new AnywhereHost({
      gamelift,
      resources,
      computePrefix: "program-compute",
      newId: () => `program-process-${++processes}`,
    });
  }

  /**
   * Registers a compute and starts the program on it; it may not be connected yet.
   *
   * @param args as simulated-server/server-arguments.ts reads them.
   * @throws Error on a managed fleet.
   */
  async start(args: readonly string[] = []): Promise<RealGameServer> {
    const { fleet, folder, closers } = this.#ground;
    if (fleet !== "ANYWHERE") throw new Error("processes of a managed fleet are started by its instances");
    this.#count += 1;
    const name = `server-program-${this.#count}`;
    const server = RealGameServer.start({
      binary: process.execPath,
      args: [program, ...args],
      identity: await this.#hosts.identity(() => {}),
      logFile: join(folder, `${name}.log`),
    });
    closers.add(name, () => server.kill());
    return server;
  }
}
