/** Starts `scenarios/servers/go-server` on the computes of a world's Anywhere fleet. */
import { join } from "node:path";
import { AnywhereHost } from "../server-identities.ts";
import type { Lacks } from "../skip-rule.ts";
import { ServerSdkNotServed } from "../stack/fetch-server-sdk.ts";
import { projectFolders } from "../stack/folders.ts";
import { buildGoServer } from "../stack/go-server.ts";
import type { WorldGround } from "../world-ground.ts";
import { RealGameServer } from "./real-game-server.ts";

export interface GoServerWish {
  /** As `go-server -help` tells them. */
  readonly args?: readonly string[];
  /** Settings of the Server SDK for Go, such as HEALTHCHECK_INTERVAL. */
  readonly environment?: Readonly<Record<string, string>>;
  /** In place of GameLift's own address. */
  readonly webSocketUrl?: string;
}

/** What keeps the Go server from being had here, if anything does. */
export async function lackOfGoServer(): Promise<Lacks> {
  try {
    await buildGoServer(projectFolders());
    return {};
  } catch (error) {
    if (error instanceof ServerSdkNotServed) return { "go-server": error.message };
    throw error;
  }
}

/** Where the program lies. @throws what building it throws. */
export async function goServerBinary(): Promise<string> {
  return (await buildGoServer(projectFolders())).binary;
}

export class GoServers {
  readonly #ground: WorldGround;
  readonly #hosts: AnywhereHost;
  readonly #args: readonly string[];
  #count = 0;

  /** @param args for each of them. */
  constructor(ground: WorldGround, args: readonly string[] = []) {
    let processes = 0;
    const { gamelift, resources } = ground;
    this.#ground = ground;
    this.#args = args;
    this.#hosts = new AnywhereHost({
      gamelift,
      resources,
      computePrefix: "go-compute",
      newId: () => `go-process-${++processes}`,
    });
  }

  /** Registers a compute and starts the server on it; it may not be connected yet. @throws Error on a managed fleet. */
  async start({ args = [], environment = {}, webSocketUrl }: GoServerWish = {}): Promise<RealGameServer> {
    const { fleet, folder, closers } = this.#ground;
    if (fleet !== "ANYWHERE") throw new Error("processes of a managed fleet are started by its instances");
    this.#count += 1;
    const name = `go-server-${this.#count}`;
    const binary = await goServerBinary();
    const identity = await this.#hosts.identity(() => {});
    const server = RealGameServer.start({
      binary,
      args: [...this.#args, ...args],
      identity: webSocketUrl === undefined ? identity : { ...identity, webSocketUrl },
      environment,
      logFile: join(folder, `${name}.log`),
    });
    closers.add(name, () => server.kill());
    return server;
  }
}
