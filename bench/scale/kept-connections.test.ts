import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { KeptConnections, type RawQuestion } from "./kept-connections.ts";
import { postBytes } from "./raw-load.ts";

const CONNECTIONS = 4;

let server: Server | undefined;
let connections: KeptConnections | undefined;
afterEach(() => {
  connections?.close();
  server?.closeAllConnections();
  server?.close();
});

/** Serves what `answer` makes of each body, and opens the connections. */
async function serving(answer: (body: string, response: ServerResponse) => void) {
  const seen = { sockets: 0, bodies: [] as string[] };
  const own = createServer(async (request, response) => {
    const body = await text(request);
    seen.bodies.push(body);
    answer(body, response);
  });
  server = own;
  own.on("connection", () => {
    seen.sockets += 1;
  });
  own.listen(0, "127.0.0.1");
  await once(own, "listening");
  const { port } = own.address() as AddressInfo;
  const opened = await KeptConnections.open(port, CONNECTIONS);
  connections = opened;
  return { seen, opened };
}

const questions = (from: number, count: number): readonly RawQuestion[] =>
  Array.from({ length: count }, (_, i) => ({
    bytes: postBytes("/", { Host: "localhost" }, Buffer.from(`question ${from + i};`)),
    expected: Buffer.from(`question ${from + i};`),
  }));

/** Of another length each time, and in two pieces every other time. */
const echo = (body: string, response: ServerResponse): void => {
  const long = body + "x".repeat(body.length * 50);
  response.writeHead(200, { "Content-Length": long.length });
  if (Number(/\d+/.exec(body)?.[0]) % 2 === 0) response.write(long.slice(0, 5));
  response.end(Number(/\d+/.exec(body)?.[0]) % 2 === 0 ? long.slice(5) : long);
};

test("each question is asked once, and rounds share the connections", async () => {
  const { seen, opened } = await serving(echo);
  for (let round = 0; round < 3; round++) {
    const startedAt = performance.now();
    const elapsedMs = await opened.ask(questions(round * 50, 50));
    expect(elapsedMs).toBeGreaterThan(0);
    expect(elapsedMs).toBeLessThanOrEqual(performance.now() - startedAt);
  }
  const asked = Array.from({ length: 150 }, (_, i) => `question ${i};`);
  expect(seen.bodies.toSorted()).toEqual(asked.toSorted());
  expect(seen.sockets).toBe(CONNECTIONS);
});

test.each<[string, (body: string, response: ServerResponse) => void, RegExp]>([
  ["the answer to another question", (_, response) => echo("question 1000;", response), /question 1000;/],
  [
    "a refusal",
    (body, response) => response.writeHead(400, { "Content-Length": body.length }).end(body),
    /HTTP\/1\.1 400/,
  ],
  ["an answer that is cut off", (_, response) => response.destroy(), /closed before the answer/],
  [
    "an answer that does not tell its length",
    (body, response) => response.writeHead(200).end(body),
    /transfer-encoding: chunked/i,
  ],
])("%s is no answer", async (_, answer, words) => {
  const { opened } = await serving(answer);
  await expect(opened.ask(questions(0, 1))).rejects.toThrow(words);
  await expect(opened.ask(questions(0, 1))).rejects.toThrow("closed before the question");
});

test("where nobody listens, that is said", async () => {
  // The one port below 1024 that no program takes by chance.
  await expect(KeptConnections.open(1, CONNECTIONS)).rejects.toThrow("no connection to port 1");
});
