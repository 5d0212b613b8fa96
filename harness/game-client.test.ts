import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { connectToGame } from "./game-client.ts";

let listener: WebSocketServer;
let play: (socket: WebSocket, text: string) => void;
beforeEach(async () => {
  play = () => undefined;
  listener = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  listener.on("connection", (socket) => socket.on("message", (data) => play(socket, data.toString())));
  await once(listener, "listening");
});
afterEach(() => {
  for (const client of listener.clients) {
    client.terminate();
  }
  listener.close();
});

const seat = () => ({
  ipAddress: "127.0.0.1",
  port: (listener.address() as AddressInfo).port,
  sessionId: "psess-1",
});

test("the name serves where there is no address", async () => {
  play = (socket) => socket.send('{"accepted":"psess-1","gameSessionId":"g"}');
  const game = await connectToGame({ ...seat(), ipAddress: "", dnsName: "localhost" });
  expect(game.gameSessionId).toBe("g");
  game.cut();
});

test("a server that says nothing is given up in time", async () => {
  await expect(connectToGame(seat(), { withinMs: 50 })).rejects.toThrow(
    "did not answer psess-1 within 50 ms",
  );
});

test("a server that hangs up or speaks another language is named", async () => {
  play = (socket) => socket.close(1011, "no room");
  await expect(connectToGame(seat())).rejects.toThrow("closed on psess-1: 1011 no room");
  play = (socket) => socket.send("HELLO");
  await expect(connectToGame(seat())).rejects.toThrow("does not speak this game: HELLO");
});

test("nobody there is told from refused", async () => {
  const gone = seat();
  listener.close();
  await expect(connectToGame(gone)).rejects.toThrow(/^No game server at 127\.0\.0\.1:\d+: .*ECONNREFUSED/);
});

test("a goodbye that is never answered is given up in time; one cut short by the server is not an error", async () => {
  play = (socket, text) => {
    if (text.includes("join")) {
      socket.send('{"accepted":"psess-1"}');
    }
  };
  const game = await connectToGame(seat(), { withinMs: 50 });
  await expect(game.leave()).rejects.toThrow("did not let psess-1 go in 50 ms");

  const other = await connectToGame(seat());
  play = (socket) => socket.terminate();
  await other.leave();
  expect(other.connected).toBe(false);
});
