import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { sendToBroker } from "./send-to-broker.ts";

const MOST_CONNECTIONS = 64;
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function listening(server: Server): Promise<string> {
  servers.push(server);
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const message = (number: number) => ({
  queueArn: "arn:aws:sqs:us-east-1:000000000000:events.fifo",
  body: `Grüße ${number}`,
  groupId: `group-${number}`,
  deduplicationId: `event-${number}`,
});

const senderTo = (brokerUrl: string) =>
  sendToBroker({ brokerUrl, isReachable: () => true, brokerQueueName: (name) => name });

test("a message goes out whole, with what a FIFO queue needs, and without it where there is none", async () => {
  const bodies: string[] = [];
  const brokerUrl = await listening(
    createServer((request, response) => {
      let text = "";
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => {
        text += chunk;
      });
      request.on("end", () => {
        bodies.push(text);
        response.end("{}");
      });
    }),
  );
  const sender = senderTo(brokerUrl);
  const { queueArn, body } = message(2);
  expect(await sender.send(message(1))).toEqual({});
  expect(await sender.send({ queueArn, body })).toEqual({});
  sender.close();
  const QueueUrl = `${brokerUrl}/queue/events.fifo`;
  expect(bodies.map((text) => JSON.parse(text) as unknown)).toEqual([
    { QueueUrl, MessageBody: "Grüße 1", MessageGroupId: "group-1", MessageDeduplicationId: "event-1" },
    { QueueUrl, MessageBody: "Grüße 2" },
  ]);
});

test("what is under way or waits for a connection ends with the sender, and nothing is sent afterwards", async () => {
  const { promise: allCame, resolve: came } = Promise.withResolvers<void>();
  const { promise: allGone, resolve: gone } = Promise.withResolvers<void>();
  let requests = 0;
  let open = 0;
  const server = createServer(() => {
    requests += 1;
    if (requests === MOST_CONNECTIONS) came();
  });
  server.on("connection", (socket) => {
    open += 1;
    socket.on("error", () => {});
    socket.on("close", () => {
      open -= 1;
      if (open === 0) gone();
    });
  });
  const sender = senderTo(await listening(server));
  const sends = Array.from({ length: MOST_CONNECTIONS + 6 }, (_, number) => sender.send(message(number)));
  const outcomes = Promise.allSettled(sends);
  await allCame;
  sender.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(sends.map(() => "rejected"));
  await allGone;
  expect(requests).toBe(MOST_CONNECTIONS);
});
