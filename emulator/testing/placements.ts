/** The three operations on placements, called as a test needs them. */
import {
  DescribeGameSessionPlacementCommand,
  type GameSessionPlacement,
  StartGameSessionPlacementCommand,
  type StartGameSessionPlacementInput,
  StopGameSessionPlacementCommand,
} from "@aws-sdk/client-gamelift";
import { known } from "./guide-set-up.ts";
import type { TestEmulator } from "./test-emulator.ts";

export class Placements {
  readonly #bench: TestEmulator;
  readonly #queueName: string;

  constructor(bench: TestEmulator, queueName: string) {
    this.#bench = bench;
    this.#queueName = queueName;
  }

  /** Starts `placement-1` for four players unless told otherwise. */
  async start(given: Partial<StartGameSessionPlacementInput> = {}): Promise<GameSessionPlacement> {
    const answer = await this.#bench.client.send(
      new StartGameSessionPlacementCommand({
        PlacementId: "placement-1",
        GameSessionQueueName: this.#queueName,
        MaximumPlayerSessionCount: 4,
        ...given,
      }),
    );
    return known(answer.GameSessionPlacement);
  }

  async stop(PlacementId = "placement-1"): Promise<GameSessionPlacement> {
    const answer = await this.#bench.client.send(new StopGameSessionPlacementCommand({ PlacementId }));
    return known(answer.GameSessionPlacement);
  }

  async describe(PlacementId = "placement-1"): Promise<GameSessionPlacement> {
    const answer = await this.#bench.client.send(new DescribeGameSessionPlacementCommand({ PlacementId }));
    return known(answer.GameSessionPlacement);
  }

  /** How many events were published to all topics. */
  publishedEvents(): number {
    const topics = this.#bench.emulator.control.state().flatMap(({ tables }) => tables.topics ?? []);
    return topics.reduce(
      (sum, topic) => sum + ("publishedCount" in topic ? Number(topic.publishedCount) : 0),
      0,
    );
  }
}
