import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket, WebSocketServer } from "ws";
import { answeringOn } from "./answering-on.ts";

let server: WebSocketServer;
let client: WebSocket;
let heard: string[];
let socket: WebSocket;
let send: (text: string) => void;

beforeEach(async () => {
  server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false });
  await once(server, "listening");
  client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  heard = [];
  client.on("message", (data, isBinary) => heard.push(isBinary ? "binary" : String(data)));
  const [accepted, request] = await once(server, "connection");
  socket = accepted;
  send = answeringOn(socket, request.socket);
});

afterEach(() => {
  client.terminate();
  server.close();
});

/** Everything that was sent before has come when the close has. */
const closed = async (): Promise<void> => {
  socket.close(1000);
  await once(client, "close", { signal: AbortSignal.timeout(10_000) });
};

test("a client reads texts of every kind and length as they were, in order with what the library sends", async () => {
  const lengths = [1, 2, 125, 126, 127, 255, 256, 65_535, 65_536, 200_000];
  const texts = lengths.flatMap((length) => ["x".repeat(length), `${"é".repeat(length)}日本`]);
  const expected: string[] = [];
  for (const [index, text] of texts.entries()) {
    send(text);
    socket.send(`push ${index}`);
    expected.push(text, `push ${index}`);
  }
  await closed();
  expect(heard).toEqual(expected);
});

test("on a socket that has begun to close nothing is sent after the close frame", async () => {
  send("before");
  const isClosed = closed();
  send("after");
  await isClosed;
  expect(heard).toEqual(["before"]);
});
