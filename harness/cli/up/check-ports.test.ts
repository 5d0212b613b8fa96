import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePorts } from "../../stack/ports.ts";
import { checkPorts } from "./check-ports.ts";
import { neededPorts, SERVICE_PORTS, type ServicePorts } from "./service-ports.ts";

const standard = Object.fromEntries(
  SERVICE_PORTS.map(({ name, port }) => [name, port]),
) as unknown as ServicePorts;

test("a taken port is told with its holder and with the flag that moves it; free ones are not", async () => {
  const [taken = 0, free = 0] = await freePorts(2);
  const listener = createServer().listen(taken, "127.0.0.1");
  await once(listener, "listening");
  const check = checkPorts([
    { port: taken, purpose: "GameLift's API", flag: "--api-port" },
    { port: free, purpose: "game servers", flag: "--server-sdk-port" },
  ]);
  const error: unknown = await check.catch((reason: unknown) => reason);
  listener.close();
  expect(String(error)).toContain(`${taken}  GameLift's API: process ${process.pid} (`);
  expect(String(error)).toContain("--api-port");
  expect(String(error)).not.toContain(String(free));
});

test("free ports pass", async () => {
  const [free = 0] = await freePorts(1);
  await expect(checkPorts([{ port: free, purpose: "game servers", flag: "--x" }])).resolves.toBeUndefined();
});

test("Nakama's gRPC ports are needed with Nakama, and none of its ports without", () => {
  const numbers = (withNakama: boolean) => neededPorts(standard, { withNakama }).map(({ port }) => port);
  expect(numbers(true)).toEqual(expect.arrayContaining([7348, 7349, 7350, 7351]));
  expect(numbers(false).filter((port) => port >= 7340)).toEqual([]);
});

test("two parts on one port are refused before anything is started", () => {
  const clash = { ...standard, queue: standard.nakama - 1 };
  expect(() => neededPorts(clash, { withNakama: true })).toThrow(/--queue-port or --nakama-port/);
  expect(() => neededPorts(clash, { withNakama: false })).not.toThrow();
});
