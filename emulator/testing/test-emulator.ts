/** A real emulator with AWS's own client beside it, for tests that go through the wire. */
import { GameLiftClient } from "@aws-sdk/client-gamelift";
import { SmithyRpcV2CborProtocol } from "@smithy/core/cbor";
import { type Emulator, type EmulatorOptions, startEmulator } from "../index.ts";
import type { Wall } from "../runtime/wall.ts";
import { serviceModel } from "../wire/service-model.ts";
import { ScriptedGameServer } from "./scripted-game-server.ts";

export type WireProtocol = "json" | "cbor";
export const wireProtocols: readonly WireProtocol[] = ["json", "cbor"];

/** Wall milliseconds that a test waits until the emulator has nothing left to do. */
const SETTLE_LIMIT_MS = 30_000;

export class TestEmulator {
  readonly emulator: Emulator;
  readonly client: GameLiftClient;
  readonly #clients: GameLiftClient[] = [];
  readonly #servers: ScriptedGameServer[] = [];

  private constructor(emulator: Emulator, protocol: WireProtocol) {
    this.emulator = emulator;
    this.client = this.clientOf(protocol);
  }

  /** Starts an emulator whose clock stands still, without a queue broker. */
  static async start(
    protocol: WireProtocol,
    options: EmulatorOptions = {},
    wall?: Wall,
  ): Promise<TestEmulator> {
    const emulator = await startEmulator({ seed: "test", minimumEventDelayMs: 0, ...options }, wall);
    return new TestEmulator(emulator, protocol);
  }

  /** @param accessKeyId twelve digits name an account; any other key belongs to the home account. */
  clientOf(protocol: WireProtocol, region = "us-east-1", accessKeyId = "AKIDEXAMPLE"): GameLiftClient {
    const client = new GameLiftClient({
      endpoint: this.emulator.addresses.apiUrl,
      region,
      credentials: { accessKeyId, secretAccessKey: "secret" },
      maxAttempts: 1,
      ...(protocol === "cbor" ? { protocol: SmithyRpcV2CborProtocol } : {}),
    });
    this.#clients.push(client);
    return client;
  }

  /** A process on a managed fleet, connected with what its host would have been given, and placeable. */
  async gameServer(
    fleetId: string,
    port: number,
    location?: string,
    region = "us-east-1",
  ): Promise<ScriptedGameServer> {
    const scope = { account: "000000000000", region };
    const given = { fleetId, ...(location === undefined ? {} : { location }) };
    const host = this.emulator.control.command("start-managed-host", given, scope) as {
      processId: string;
      computeName: string;
      authToken: string;
    };
    const endpoint = this.emulator.addresses.serverSdkUrl;
    const server = await ScriptedGameServer.connect({ ...host, endpoint, fleetId });
    this.#servers.push(server);
    await server.becomePlaceable(port);
    return server;
  }

  /** Resolves when no rule is due and nothing is on its way. @throws Error that names who is busy. */
  async settled(): Promise<void> {
    const { control } = this.emulator;
    const limit = performance.now() + SETTLE_LIMIT_MS;
    for (let quiet = 0; quiet < 2; ) {
      // A ping asks every process: a thousand of them for each of a thousand rules would take minutes.
      if (control.busy().length === 0) await control.ping();
      await new Promise((resolve) => setImmediate(resolve));
      const busy = control.busy();
      quiet = busy.length === 0 ? quiet + 1 : 0;
      if (performance.now() > limit)
        throw new Error(`not settled after ${SETTLE_LIMIT_MS} ms: ${busy.join("; ")}`);
    }
  }

  /** Sets the clock forward, stopping at each instant at which a rule is due. */
  async advance(seconds: number): Promise<void> {
    const { control } = this.emulator;
    const target = control.clock().now + seconds * 1000;
    await this.settled();
    while (control.clock().now < target) {
      control.setClock(Math.min(control.clock().nextDueAt ?? target, target));
      await this.settled();
    }
  }

  /** Ends everything. @throws Error when an operation refused with an exception that the model does not declare for it. */
  async close(): Promise<void> {
    const undeclared = this.#undeclaredRefusals();
    for (const server of this.#servers) server.cut();
    for (const client of this.#clients) client.destroy();
    await this.emulator.close();
    if (undeclared.length > 0)
      throw new Error(`refused with what the model does not declare: ${undeclared.join(", ")}`);
  }

  #undeclaredRefusals(): readonly string[] {
    // Some actions of game servers bear the name of an operation; those are refused by errors of their own.
    const refusals = this.emulator.control
      .journal(0)
      .filter(({ kind, details }) => kind === "refusal" && details.error !== "ActionError");
    return refusals.flatMap(({ what, details }) => {
      const operation = what.replace(/ refused$/, "");
      const declared = serviceModel.operationErrors[operation];
      return declared === undefined || declared.includes(String(details.error))
        ? []
        : [`${what}: ${details.error}`];
    });
  }
}
