import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { connectionStringOf, databaseClient } from "./database-client.ts";

test("a database that takes the connection and says nothing is given up", async () => {
  const callers: Socket[] = [];
  const silent = createServer((caller) => callers.push(caller)).listen(0, "127.0.0.1");
  onTestFinished(() => {
    for (const caller of callers) caller.destroy();
    silent.close();
  });
  await once(silent, "listening");
  const { port } = silent.address() as AddressInfo;
  const asked = databaseClient(`postgres://nakama@127.0.0.1:${port}/world`, 50);
  await expect(asked).rejects.toThrow(`database world at 127.0.0.1:${port}, limit 50 ms: timeout expired`);
});

test("Nakama's way to write an address is read, with what only its driver knows left out", () => {
  const address = "postgres://me:secret@127.0.0.1:5432/world";
  for (const written of [address, "postgresql://me:secret@127.0.0.1:5432/world?sslmode=disable"])
    expect(connectionStringOf(written)).toBe(address);
  expect(connectionStringOf("me:secret@127.0.0.1:5432/world")).toBe(address);
});
