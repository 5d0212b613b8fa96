/**
 * A small real HTTP endpoint that speaks SQS's SendMessage and SendMessageBatch and does exactly what a test tells it with
 * each message: accept, answer with a status, keep silent, cut the connection, be down.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { closeListener, listenOn, portOf } from "../gateway/listener.ts";
import { eventually } from "./eventually.ts";

export interface SentMessage {
  /** Of a batch's entry. */
  readonly id: string | undefined;
  /** The last segment of the QueueUrl. */
  readonly queueName: string;
  readonly body: string;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

/** `hold` waits for `release`; `cut` resets the connection without an answer; a number is a status. */
export type Behaviour = "accept" | "hold" | "cut" | number;

export class ScriptedQueue {
  /** What was accepted, in order. */
  readonly accepted: SentMessage[] = [];
  /** Every attempt, in order, whatever became of it. */
  readonly attempts: SentMessage[] = [];
  readonly #held: (() => void)[] = [];
  #server: Server | undefined;
  #port = 0;
  /** What is done with a message. */
  behave: (message: SentMessage) => Behaviour = () => "accept";

  static async start(): Promise<ScriptedQueue> {
    const queue = new ScriptedQueue();
    await queue.up();
    return queue;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get heldCount(): number {
    return this.#held.length;
  }

  /** Listens, on the same port every time. */
  async up(): Promise<void> {
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) =>
        response.destroy(error instanceof Error ? error : undefined),
      );
    });
    await listenOn(this.#server, "127.0.0.1", this.#port, "the scripted queue");
    this.#port = portOf(this.#server, "the scripted queue");
  }

  /** Stops listening and ends every connection. */
  async down(): Promise<void> {
    if (this.#server === undefined) return;
    const closed = closeListener(this.#server);
    this.#server.closeAllConnections();
    await closed;
    this.#server = undefined;
  }

  /** Accepts the oldest message that is held. */
  release(): void {
    this.#held.shift()?.();
  }

  /** Asks itself a few times: what was sent here before has come by then. */
  async caughtUp(): Promise<void> {
    for (let count = 0; count < 5; count += 1) {
      const response = await fetch(this.url, { signal: AbortSignal.timeout(30_000) });
      if (response.status !== 204) throw new Error(`the scripted queue answered itself ${response.status}`);
    }
  }

  /** Resolves when so many messages were accepted. @throws Error naming them when they do not come. */
  async receives(count: number): Promise<readonly SentMessage[]> {
    await eventually(
      `${count} accepted messages`,
      () => this.accepted.length >= count,
      () => ({ accepted: this.accepted.length, attempts: this.attempts.length }),
    );
    return this.accepted;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === "GET") {
      response.writeHead(204).end();
      return;
    }
    const { messages, isBatch } = await readMessages(request);
    this.attempts.push(...messages);
    const behaviours = messages.map((message) => this.behave(message));
    if (behaviours.includes("cut")) {
      request.socket.resetAndDestroy();
      return;
    }
    await Promise.all(behaviours.map((behaviour) => (behaviour === "hold" ? this.#released() : undefined)));
    const taken = messages.filter((_, index) => typeof behaviours[index] !== "number");
    this.accepted.push(...taken);
    const [status] = isBatch ? [200] : behaviours.filter((behaviour) => typeof behaviour === "number");
    response.writeHead(status ?? 200, { "content-type": "application/x-amz-json-1.0" });
    if (status !== undefined && status >= 300)
      response.end('{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}');
    else if (isBatch)
      response.end(JSON.stringify({ Successful: taken.map(({ id }) => ({ Id: id })), Failed: [] }));
    else
      response.end(JSON.stringify({ MessageId: `message-${this.accepted.length}`, MD5OfMessageBody: "0" }));
  }

  #released(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.push(resolve);
    return promise;
  }
}

interface WireMessage {
  readonly Id?: string;
  readonly MessageBody?: string;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
}

async function readMessages(
  request: IncomingMessage,
): Promise<{ readonly messages: readonly SentMessage[]; readonly isBatch: boolean }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { headers, method, url } = request;
  const action = String(headers["x-amz-target"]);
  if (method !== "POST" || url !== "/" || !/^AmazonSQS\.SendMessage(Batch)?$/.test(action))
    throw new Error(`neither SendMessage nor SendMessageBatch: ${method} ${url} ${action}`);
  const call = JSON.parse(text) as WireMessage & {
    readonly QueueUrl?: string;
    readonly Entries?: readonly WireMessage[];
  };
  const queueName = call.QueueUrl?.split("/").at(-1) ?? "";
  const messages = (call.Entries ?? [call]).map((message) => ({
    id: message.Id,
    queueName,
    body: message.MessageBody ?? "",
    groupId: message.MessageGroupId,
    deduplicationId: message.MessageDeduplicationId,
    headers,
  }));
  return { messages, isBatch: call.Entries !== undefined };
}
