import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { portOf } from "./gateway/listener.ts";
import { switchableListeners } from "./switchable-listeners.ts";

const servers: Server[] = [];
const server = (): Server => {
  const made = createServer();
  servers.push(made);
  return made;
};
afterEach(() => {
  for (const each of servers.splice(0)) each.close();
});

const pair = () => {
  const [one, two] = [server(), server()];
  const listeners = switchableListeners(
    [
      { server: one, port: 0, what: "one" },
      { server: two, port: 0, what: "two" },
    ],
    "127.0.0.1",
  );
  return { one, two, listeners, ports: () => [portOf(one, "one"), portOf(two, "two")] };
};

test("listeners open again on the ports that they had, and what was connected is cut", async () => {
  const { one, listeners, ports } = pair();
  await listeners.setListening(true);
  const before = ports();
  const accepted = once(one, "connection");
  const client = connect(before[0] ?? 0, "127.0.0.1");
  client.on("error", () => undefined);
  await accepted;
  const cut = once(client, "close", { signal: AbortSignal.timeout(30_000) });
  await listeners.setListening(false);
  await cut;
  expect(one.listening).toBe(false);
  await listeners.setListening(true);
  await listeners.setListening(true);
  expect(ports()).toEqual(before);
  await listeners.end();
});

test("orders are carried out one after the other", async () => {
  const { one, two, listeners } = pair();
  const orders = [true, false, true, false, true].map((isListening) => listeners.setListening(isListening));
  await Promise.all(orders);
  expect([one.listening, two.listening]).toEqual([true, true]);
  await listeners.end();
});

test("where a port was taken meanwhile the error names it, none listens, and a later order may succeed", async () => {
  const { one, two, listeners, ports } = pair();
  await listeners.setListening(true);
  const [, taken = 0] = ports();
  await listeners.setListening(false);
  const thief = server().listen(taken, "127.0.0.1");
  await once(thief, "listening");
  await expect(listeners.setListening(true)).rejects.toThrow(`two: port ${taken} of 127.0.0.1 is taken`);
  expect([one.listening, two.listening]).toEqual([false, false]);
  thief.close();
  await once(thief, "close");
  await listeners.setListening(true);
  expect(two.listening).toBe(true);
  await listeners.end();
});

test("once it is over nothing is opened any more", async () => {
  const { one, listeners } = pair();
  await listeners.setListening(true);
  const ended = listeners.end();
  await expect(listeners.setListening(true)).rejects.toThrow("the emulator is closed");
  await ended;
  expect(one.listening).toBe(false);
});
