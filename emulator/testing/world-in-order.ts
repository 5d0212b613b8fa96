/** A small world in which every truth holds, for tests that break one thing in it. */
import { brokenTruths } from "../invariants/broken-truths.ts";
import type { WorldView } from "../invariants/invariant.ts";
import { WorldWatch } from "../invariants/world-watch.ts";
import type { ScopedTables } from "../store/scoped-tables.ts";
import type { Store } from "../store/store.ts";
import { CoreDriver } from "./core-driver.ts";

/** What there is: a fulfilled placement, one that tries, one that waits, an event on its way, and tags. */
export class WorldInOrder {
  readonly driver = new CoreDriver("in order");
  readonly #watch: WorldWatch;

  constructor() {
    const { driver } = this;
    driver.setUp();
    for (const id of ["done", "trying"]) {
      this.#server();
      driver.call("StartGameSessionPlacement", {
        PlacementId: id,
        GameSessionQueueName: "main",
        MaximumPlayerSessionCount: 2,
        GameProperties: [{ Key: "map", Value: "sea" }],
        DesiredPlayerSessions: [{ PlayerId: "ada" }],
      });
      driver.settle();
      if (id === "done") this.#activate();
    }
    driver.pass(5, "clock");
    for (const PlacementId of ["waiting", "behind"])
      driver.call("StartGameSessionPlacement", {
        PlacementId,
        GameSessionQueueName: "main",
        MaximumPlayerSessionCount: 2,
      });
    driver.settle();
    const ResourceARN = this.tables.queues.get("main")?.queueArn;
    driver.call("TagResource", { ResourceARN, Tags: [{ Key: "stage", Value: "test" }] });
    this.#watch = this.#newWatch();
    this.#watch.look();
  }

  get tables(): ScopedTables {
    return this.driver.tables;
  }

  get store(): Store {
    return this.driver.parts.store;
  }

  /** What there is now, after whatever was done since it was in order. */
  look(): WorldView {
    return this.#watch.look();
  }

  /** What somebody sees who looks for the first time. */
  firstLook(): WorldView {
    return this.#newWatch().look();
  }

  /** Replaces records past every rule. */
  force(body: () => void): void {
    this.store.change(body);
  }

  #newWatch(): WorldWatch {
    const { store, journal, clocks } = this.driver.parts;
    return new WorldWatch({ store, journal, clocks });
  }

  #server(): void {
    const { driver } = this;
    const host = driver.host(false, true);
    driver.connect(host);
    driver.ready(host, 7000);
    driver.frame(host.processId, "HeartbeatServerProcess", { HealthStatus: true });
    driver.settle();
  }

  #activate(): void {
    for (const { gameSessionId: GameSessionId, processId } of this.tables.gameSessions.all())
      this.driver.frame(processId, "ActivateGameSession", { GameSessionId });
    this.driver.settle();
  }
}

/** By their names: what does not hold, with what contradicts it. */
export const brokenByName = (view: WorldView): ReadonlyMap<string, readonly string[]> =>
  new Map(brokenTruths(view).map(({ name, contradictions }) => [name, contradictions]));
