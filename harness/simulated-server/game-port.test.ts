import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { InFlight } from "../in-flight.ts";
import { GamePort } from "./game-port.ts";

let gamePort: GamePort;
beforeEach(async () => {
  const host = {
    admit: async (playerSessionId: string) => ({ accepted: playerSessionId, gameSessionId: "gsess-9" }),
    entered: async () => undefined,
    release: async () => undefined,
    left: async () => undefined,
  };
  gamePort = await GamePort.open(host, new InFlight());
});
afterEach(() => gamePort.destroy());

const knock = (headers: Record<string, string> = {}) =>
  new WebSocket(`ws://127.0.0.1:${gamePort.port}`, { headers });

test.each(["http://127.0.0.1:5173", "http://localhost:5173", "https://[::1]"])(
  "a page of this machine (%s) may play",
  async (Origin) => {
    await once(knock({ Origin }), "open");
  },
);

test.each([
  { Origin: "https://evil.example" },
  { Origin: "null" },
  { Origin: "http://127.0.0.1.evil.example" },
  { Host: "rebound.example:7777" },
])("a page of the web or a rebound name is turned away: %o", async (headers) => {
  const [error] = await once(knock(headers), "error");
  expect(String(error)).toContain("Unexpected server response: 401");
});

test("the messages are those that a browser can type", async () => {
  const player = knock();
  await once(player, "open");
  player.send('{"join":"psess-1"}');
  expect(String((await once(player, "message"))[0])).toBe('{"accepted":"psess-1","gameSessionId":"gsess-9"}');
  player.send('{"leave":"psess-1"}');
  expect(String((await once(player, "message"))[0])).toBe('{"left":"psess-1"}');
});

test.each(["hello", "{}", '{"join":""}', '{"leave":"psess-1"}', "[]"])(
  "%s as a first word ends it",
  async (text) => {
    const player = knock();
    await once(player, "open");
    player.send(text);
    expect((await once(player, "close"))[0]).toBe(1008);
  },
);

test("a second join on one connection, or leaving another's seat, ends it", async () => {
  for (const second of ['{"join":"psess-1"}', '{"leave":"psess-2"}']) {
    const player = knock();
    await once(player, "open");
    player.send('{"join":"psess-1"}');
    await once(player, "message");
    player.send(second);
    expect((await once(player, "close"))[0]).toBe(1008);
  }
});
