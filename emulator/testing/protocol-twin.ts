/** A real core behind a real HTTP front, spoken to in one protocol; its twin of the same seed is spoken to in the other. */

import { operations } from "../operations/table.ts";
import type { Members } from "../runtime/input.ts";
import { stateHash } from "../store/hash.ts";
import { startTestFront, type TestFront } from "../wire/test-front.ts";
import { type RawAnswer, type RawCaller, rawCaller } from "./bad-input/raw-caller.ts";
import { CoreDriver } from "./core-driver.ts";
import type { KnownTexts } from "./generated-input.ts";
import type { WireProtocol } from "./test-emulator.ts";

export class ProtocolTwin {
  readonly #driver: CoreDriver;
  readonly #front: TestFront;
  readonly #caller: RawCaller;

  private constructor(driver: CoreDriver, front: TestFront, protocol: WireProtocol) {
    this.#driver = driver;
    this.#front = front;
    this.#caller = rawCaller(front.endpoint, protocol);
  }

  /** With fleets, queues, a compute, servers of which one hosts an active game session, and a placement. */
  static async start(protocol: WireProtocol): Promise<ProtocolTwin> {
    const driver = new CoreDriver("twins");
    driver.setUp();
    for (const port of [7001, 7002, 7003]) becomePlaceable(driver, port);
    driver.call("CreateGameSession", { FleetId: driver.fleetId, MaximumPlayerSessionCount: 4 });
    for (const { processId, gameSessionId } of driver.tables.serverProcesses.all()) {
      if (gameSessionId !== undefined)
        driver.frame(processId, "ActivateGameSession", { GameSessionId: gameSessionId });
    }
    driver.call("CreatePlayerSession", {
      GameSessionId: driver.tables.gameSessions.all()[0]?.gameSessionId,
      PlayerId: "ada",
    });
    driver.host(true, true);
    driver.call("StartGameSessionPlacement", {
      PlacementId: "waiting",
      GameSessionQueueName: "silent",
      MaximumPlayerSessionCount: 1,
      PlayerLatencies: [{ PlayerId: "ben", RegionIdentifier: "eu-west-1", LatencyInMilliseconds: 40.1 }],
    });
    driver.settle();
    const { core } = driver.parts;
    const front = await startTestFront({
      isServed: (operation) => operations.has(operation),
      handle: ({ callId, operation, scope, protocol: spoken, parameters }) =>
        core.apply({ kind: "call", callId, operation, scope, protocol: spoken, parameters }),
    });
    return new ProtocolTwin(driver, front, protocol);
  }

  /** Calls, and runs all that is due because of it. @throws Error with what broke inside, if something did. */
  async call(operation: string, input: Members): Promise<RawAnswer> {
    const answer = await this.#caller.call(operation, input);
    this.#driver.settle();
    const [failure] = this.#front.failures;
    if (failure !== undefined) throw new Error(`${operation} broke inside`, { cause: failure.error });
    return answer;
  }

  stateHash(): string {
    return stateHash(this.#driver.parts.store);
  }

  knownTexts(): KnownTexts {
    const texts = new Map<string, Set<string>>();
    for (const [name, table] of Object.entries(this.#driver.tables))
      collectTexts(name, (table as { all(): readonly object[] }).all(), texts);
    return texts;
  }

  async close(): Promise<void> {
    this.#caller.close();
    this.#driver.parts.core.close();
    await this.#front.close();
  }
}

function becomePlaceable(driver: CoreDriver, port: number): void {
  const host = driver.host(false, true);
  driver.connect(host);
  driver.ready(host, port);
  driver.frame(host.processId, "HeartbeatServerProcess", { HealthStatus: true });
}

function collectTexts(name: string, value: unknown, texts: Map<string, Set<string>>): void {
  if (typeof value === "string") {
    const held = texts.get(name) ?? new Set();
    texts.set(name, held.add(value));
  } else if (Array.isArray(value)) {
    for (const item of value) collectTexts(name, item, texts);
  } else if (typeof value === "object" && value !== null) {
    for (const [member, part] of Object.entries(value)) collectTexts(member, part, texts);
  }
}
