/** The guide's GameLift in this process, with AWS's own clients and sockets, for set-ups that are to be explained. */
import {
  CreateGameSessionQueueCommand,
  type CreateGameSessionQueueInput,
  type StartGameSessionPlacementInput,
  UpdateGameSessionQueueCommand,
  type UpdateGameSessionQueueInput,
} from "@aws-sdk/client-gamelift";
import { SQSClient } from "@aws-sdk/client-sqs";
import { ServerSdkBench } from "../../testing/server-sdk-bench.ts";
import type { Explanation } from "../explain.ts";
import type { BrokenSetUp } from "./broken-set-up.ts";

export const TOPIC = "fleet-game-session-placement.fifo";
export const QUEUE = "game-session-placement.fifo";

export class ExplainBench {
  readonly sdk: ServerSdkBench;
  readonly sqs: SQSClient;

  private constructor(sdk: ServerSdkBench) {
    this.sdk = sdk;
    this.sqs = new SQSClient({
      endpoint: sdk.bench.emulator.addresses.queueUrl,
      useQueueUrlAsEndpoint: false,
      region: "us-east-1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
      maxAttempts: 1,
    });
  }

  /** @param broker where ElasticMQ answers, and what this world's queues are called there. */
  static async start(
    { options, fleet }: Pick<BrokenSetUp, "options" | "fleet">,
    broker?: { readonly brokerUrl: string; readonly queuePrefix: string },
  ): Promise<ExplainBench> {
    return new ExplainBench(
      await ServerSdkBench.start("ws", {
        options: { ...options, ...broker },
        ...(fleet === undefined ? {} : { fleet }),
      }),
    );
  }

  get client() {
    return this.sdk.bench.client;
  }

  /** The topic of the guide, and its subscription unless told. */
  topic(
    given: { readonly queueName?: string; readonly isRaw?: boolean; readonly isSubscribed?: boolean } = {},
  ): void {
    const { queueName = QUEUE, isRaw = false, isSubscribed = true } = given;
    const { topicArn } = this.sdk.control.command("create-topic", { name: TOPIC });
    if (isSubscribed)
      this.sdk.control.command("subscribe", { topicArn, queueName, rawMessageDelivery: isRaw });
  }

  async changeQueue(given: Partial<UpdateGameSessionQueueInput>): Promise<void> {
    await this.client.send(new UpdateGameSessionQueueCommand({ Name: this.sdk.guide.queueName, ...given }));
  }

  async makeQueue(given: CreateGameSessionQueueInput): Promise<void> {
    await this.client.send(new CreateGameSessionQueueCommand(given));
  }

  /** Starts `placement-1` and lets the queue's thirty seconds pass. */
  async waitInVain(given: Partial<StartGameSessionPlacementInput> = {}): Promise<undefined> {
    await this.sdk.placements.start(given);
    await this.sdk.bench.settled();
    await this.sdk.bench.advance(31);
    return undefined;
  }

  /** A placement with a game session that is ACTIVE; answers the game session's id. */
  async play(given: Partial<StartGameSessionPlacementInput> = {}): Promise<string> {
    const { client } = await this.sdk.placeable();
    await this.sdk.placements.start(given);
    const push = await client.push();
    const GameSessionId = String(push.GameSessionId);
    await client.ask("ActivateGameSession", { GameSessionId });
    await this.sdk.bench.settled();
    return GameSessionId;
  }

  queueUrl(name: string): string {
    return `${this.sdk.bench.emulator.addresses.queueUrl}/000000000000/${name}`;
  }

  explanation(id?: string): Explanation {
    return this.sdk.control.explanation(id);
  }

  async close(): Promise<void> {
    this.sqs.destroy();
    await this.sdk.close();
  }
}

/** What a refused call leaves behind is its entry in the journal. @throws Error when it was not refused. */
export async function refused(call: Promise<unknown>): Promise<void> {
  const outcome = await call.then(
    () => "answered",
    () => "refused",
  );
  if (outcome !== "refused") throw new Error("the call was to be refused, and was answered");
}
