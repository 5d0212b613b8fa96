/**
 * A small real HTTP endpoint that speaks SQS's SendMessage and does exactly what a test tells it: accept, answer with a
 * status, keep silent, cut the connection, be down.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { closeListener, listenOn, portOf } from "../gateway/listener.ts";
import { eventually } from "./eventually.ts";

export interface SentMessage {
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
    const message = await readMessage(request);
    this.attempts.push(message);
    const behaviour = this.behave(message);
    const accept = () => {
      this.accepted.push(message);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ MessageId: `message-${this.accepted.length}`, MD5OfMessageBody: "0" }));
    };
    if (behaviour === "accept") accept();
    else if (behaviour === "hold") this.#held.push(accept);
    else if (behaviour === "cut") request.socket.resetAndDestroy();
    else {
      response.writeHead(behaviour, { "content-type": "application/x-amz-json-1.0" });
      response.end('{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}');
    }
  }
}

async function readMessage(request: IncomingMessage): Promise<SentMessage> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const { headers, method, url } = request;
  if (method !== "POST" || url !== "/" || headers["x-amz-target"] !== "AmazonSQS.SendMessage")
    throw new Error(`not SendMessage: ${method} ${url} ${headers["x-amz-target"]}`);
  const { QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId } = JSON.parse(text) as {
    readonly [member: string]: string | undefined;
  };
  return {
    queueName: QueueUrl?.split("/").at(-1) ?? "",
    body: MessageBody ?? "",
    groupId: MessageGroupId,
    deduplicationId: MessageDeduplicationId,
    headers,
  };
}
