import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { freePortGroup, freePorts } from "./ports.ts";

test("the ports differ and can be listened on", async () => {
  const ports = await freePorts(20);

  expect(new Set(ports).size).toBe(20);
  const servers = await Promise.all(ports.map((port) => listen(port)));
  for (const server of servers) server.close();
});

test("every port of a group can be listened on", async () => {
  const base = await freePortGroup([0, -1, 3, 6]);

  const servers = await Promise.all([0, -1, 3, 6].map((offset) => listen(base + offset)));
  for (const server of servers) server.close();
});

test("two processes that ask at the same time are never given the same port", async () => {
  const script = `
    import { freePorts } from ${JSON.stringify(new URL("./ports.ts", import.meta.url).href)};
    console.log((await freePorts(300)).join());
    process.stdin.resume().on("end", () => process.exit());`;
  const run = promisify(execFile);
  const askers = [1, 2, 3].map(() => run(process.execPath, ["--input-type=module", "-e", script]));
  // All three hold their reservations until each has been told its ports.
  const texts = await Promise.all(
    askers.map(({ child }) => once(child.stdout as NodeJS.ReadableStream, "data")),
  );
  for (const { child } of askers) child.stdin?.end();
  await Promise.all(askers);

  const ports = texts.flatMap(([text]) => String(text).trim().split(","));
  expect(ports).toHaveLength(900);
  expect(new Set(ports).size).toBe(900);
});

test("distances that no base can satisfy are an error that names them", async () => {
  await expect(freePortGroup([0, 1, 1])).rejects.toThrow("no 3 free ports with the distances 0, 1, 1");
});

async function listen(port: number) {
  const server = createServer().listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}
