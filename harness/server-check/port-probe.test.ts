import { createSocket } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { freeGamePort } from "./free-game-port.ts";
import { whatListens } from "./port-probe.ts";

async function listenTcp(host: string, port = 0): Promise<number> {
  const server = createServer((visitor) => visitor.on("error", () => undefined).resume());
  onTestFinished(() => void server.close());
  server.listen({ host, port });
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function listenUdp(address: string, port = 0): Promise<number> {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  socket.bind({ address, port });
  await once(socket, "listening");
  return socket.address().port;
}

test.each(["127.0.0.1", "0.0.0.0"])("sees TCP, UDP, or both on %s", async (address) => {
  const tcp = await listenTcp(address);
  expect(await whatListens(tcp)).toBe("TCP");
  expect(await whatListens(await listenUdp(address))).toBe("UDP");
  await listenUdp(address, tcp);
  expect(await whatListens(tcp)).toBe("TCP and UDP");
});

test("sees nothing on a free port, and leaves it free", async () => {
  const port = await freeGamePort();
  expect(await whatListens(port)).toBe("nothing");
  expect(await listenTcp("0.0.0.0", port)).toBe(port);
  expect(await listenUdp("0.0.0.0", port)).toBe(port);
});
