import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { ListQueuesCommand, ReceiveMessageCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import { afterEach, describe, expect, test } from "vitest";
import { type QueueProxyInTest, region, startQueueProxyInTest } from "./queue-proxy-in-test.ts";

// What a broker does of itself is tested against ElasticMQ (queue-proxy-broker.test.ts). Here stand brokers that
// misbehave at a wanted moment, and what the proxy must show of the bytes.

const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function inFrontOf(broker: RequestListener): Promise<QueueProxyInTest> {
  const server = createServer(broker);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return await inFrontOfUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function inFrontOfUrl(url: string | undefined): Promise<QueueProxyInTest> {
  const started = await startQueueProxyInTest({ brokerUrl: () => url });
  ends.push(() => started.close());
  return started;
}

const answering =
  (body: string, status = 200) =>
  (incoming: IncomingMessage, response: ServerResponse) => {
    incoming.resume();
    response.writeHead(status, { "Content-Type": "application/json" }).end(body);
  };

interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A request as it stands, not as an SDK would make it. */
function post(
  { running }: QueueProxyInTest,
  headers: Record<string, string>,
  body: string,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const servername = `sqs.${region}.amazonaws.com`;
    const options = { method: "POST", agent: running.agent, headers, servername };
    const outgoing = request(`https://${servername}/`, options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const jsonHeaders = (action: string) => ({
  "Content-Type": "application/x-amz-json-1.0",
  "X-Amz-Target": `AmazonSQS.${action}`,
});

describe("what the broker is sent", () => {
  test("is the action with the world's queue, and nothing that could tell the user's secrets", async () => {
    const received = Promise.withResolvers<{ headers: IncomingMessage["headers"]; body: string }>();
    const started = await inFrontOf(async (incoming, response) => {
      let body = "";
      for await (const part of incoming) body += String(part);
      received.resolve({ headers: incoming.headers, body });
      response.end('{"MessageId":"m","MD5OfMessageBody":"5d41402abc4b2a76b9719d911017c592"}');
    });
    const QueueUrl = started.queueUrl("placements.fifo");
    await started.client.send(
      new SendMessageCommand({ QueueUrl, MessageBody: "hello", MessageGroupId: "g" }),
    );
    const { headers, body } = await received.promise;
    expect(headers).toMatchObject({ "x-amz-target": "AmazonSQS.SendMessage" });
    expect(headers.authorization).toBeUndefined();
    expect(JSON.parse(body)).toMatchObject({
      QueueUrl: expect.stringMatching(/\/000000000000\/w7-placements\.fifo$/),
      MessageBody: "hello",
    });
  });
});

describe("what the client sees", () => {
  test("is AWS's form: its content type, a request id, and no list where nothing was received", async () => {
    const started = await inFrontOf(answering('{"Messages":[]}'));
    const answer = await post(started, jsonHeaders("ReceiveMessage"), '{"QueueUrl":"https://x/0/q"}');
    expect(answer).toMatchObject({
      status: 200,
      body: "{}",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  test("of a broker that is down: 503 with its address", async () => {
    const gone = createServer();
    gone.listen(0, "127.0.0.1");
    await once(gone, "listening");
    const { port } = gone.address() as AddressInfo;
    gone.close();
    await once(gone, "close");
    const started = await inFrontOfUrl(`http://127.0.0.1:${port}`);
    const error = await started.client.send(new ListQueuesCommand({})).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      name: "ServiceUnavailable",
      message: expect.stringContaining(`127.0.0.1:${port} does not answer: ECONNREFUSED`),
      $metadata: { httpStatusCode: 503 },
    });
    expect(started.seen.at(-1)).toMatchObject({ kind: "answered", status: 503, decidedBy: "proxy" });
  });

  test("of no broker at all: 503 that says so", async () => {
    const started = await inFrontOfUrl(undefined);
    const answer = await post(started, jsonHeaders("ListQueues"), "{}");
    expect(answer).toMatchObject({
      status: 503,
      body: expect.stringContaining("No queue broker was configured"),
    });
  });

  test("of a broker that hangs up in the middle of its answer: 503", async () => {
    const started = await inFrontOf((incoming, response) => {
      incoming.resume();
      response.writeHead(200, { "Content-Length": 100 });
      response.write("{", () => response.destroy());
    });
    expect((await post(started, jsonHeaders("ListQueues"), "{}")).status).toBe(503);
  });

  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  const list = jsonHeaders("ListQueues");
  test.each([
    ["broken JSON", jsonHeaders("ReceiveMessage"), "{not JSON", 400, "SerializationException"],
    ["no JSON object", jsonHeaders("ReceiveMessage"), "[1]", 400, "SerializationException"],
    ["no action", { "Content-Type": "application/x-amz-json-1.0" }, "{}", 400, "UnknownOperationException"],
    ["no form action", form, "x=1", 400, "<Code>InvalidAction</Code>"],
    ["a web page", { ...list, Origin: "http://evil.example" }, "{}", 403, "AccessDenied"],
    ["a rebound name", { ...list, Host: "evil.example" }, "{}", 403, "AccessDenied"],
    ["another service", { ...list, Host: "sns.eu-west-1.amazonaws.com" }, "{}", 403, "AccessDenied"],
    ["9 MiB", jsonHeaders("SendMessage"), "x".repeat(9 * 1024 * 1024), 413, "RequestEntityTooLarge"],
    [
      "a long name",
      jsonHeaders("CreateQueue"),
      `{"QueueName":"${"q".repeat(80)}"}`,
      400,
      "InvalidParameterValue",
    ],
  ])(
    "of a request with %s: its error, and the broker is not asked",
    async (_what, headers, body, status, type) => {
      let asked = 0;
      const started = await inFrontOf((incoming, response) => {
        asked += 1;
        answering("{}")(incoming, response);
      });
      const answer = await post(started, headers, body);
      expect([answer.status, asked]).toEqual([status, 0]);
      expect(answer.body).toContain(type);
      expect(started.seen.at(-1)).toMatchObject({ status });
    },
  );
});

describe("the way to the queue", () => {
  test("cut: new requests lose their connection, an open poll goes on; mended: they pass again", async () => {
    const polled = Promise.withResolvers<ServerResponse>();
    const started = await inFrontOf((incoming, response) => {
      if (incoming.headers["x-amz-target"] === "AmazonSQS.ReceiveMessage") polled.resolve(response);
      else answering("{}")(incoming, response);
    });
    const { client, proxy, seen } = started;
    const poll = client.send(
      new ReceiveMessageCommand({ QueueUrl: started.queueUrl("q"), WaitTimeSeconds: 20 }),
    );
    const open = await polled.promise;
    proxy.setReachable(false);
    expect(proxy.isReachable).toBe(false);
    await expect(client.send(new ListQueuesCommand({}))).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(seen.at(-1)).toEqual({ kind: "cut" });
    open.end('{"Messages":[]}');
    await poll;
    proxy.setReachable(true);
    await client.send(new ListQueuesCommand({}));
  });

  test("a client that leaves a poll ends it at the broker, and is seen to have left", async () => {
    const polled = Promise.withResolvers<ServerResponse>();
    const started = await inFrontOf((incoming, response) => {
      incoming.resume();
      polled.resolve(response);
    });
    const { client, seen } = started;
    const leave = new AbortController();
    const input = { QueueUrl: started.queueUrl("q"), WaitTimeSeconds: 20, VisibilityTimeout: 10 };
    const poll = client.send(new ReceiveMessageCommand(input), { abortSignal: leave.signal });
    const atBroker = await polled.promise;
    const ended = once(atBroker, "close");
    leave.abort();
    await expect(poll).rejects.toThrow("abort");
    await ended;
    await expect.poll(() => seen).toHaveLength(2);
    const call = { callId: 1, action: "ReceiveMessage", queueName: "q", receiptHandles: [] };
    expect(seen).toEqual([
      { kind: "started", ...call, waitTimeSeconds: 20, visibilityTimeoutSeconds: 10 },
      { kind: "aborted", ...call },
    ]);
  });

  test("close ends open polls", async () => {
    const polled = Promise.withResolvers<void>();
    const started = await inFrontOf(() => polled.resolve());
    const poll = started.client.send(new ReceiveMessageCommand({ QueueUrl: started.queueUrl("q") }));
    const failed = poll.catch((error: unknown) => error);
    await polled.promise;
    await started.close();
    ends.pop();
    expect(await failed).toBeInstanceOf(Error);
  });
});
