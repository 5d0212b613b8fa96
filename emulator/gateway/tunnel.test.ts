import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { startGatewayInTest } from "./gateway-in-test.ts";
import type { HostAndPort } from "./host-and-port.ts";
import type { GatewayRefusal } from "./refusal.ts";
import { openTunnel } from "./tunnel.ts";

const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A port whose every connection is tunnelled to `target`. */
async function tunnelTo(target: HostAndPort, failed: (refusal: GatewayRefusal) => void = () => {}) {
  const outsides: Socket[] = [];
  const server = createServer((client) => {
    client.on("error", () => client.destroy());
    outsides.push(openTunnel(target, client, Buffer.alloc(0), failed));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => server.close());
  return { port: (server.address() as AddressInfo).port, outsides };
}

test("TLS passes untouched: the client sees the host's own certificate and answer", async () => {
  const outside = await startGatewayInTest();
  ends.push(() => outside.close());
  const { port, outsides } = await tunnelTo({ host: "127.0.0.1", port: outside.gateway.tlsPort });
  const plain = connect(port, "127.0.0.1");
  ends.push(() => plain.destroy());
  const [greeting] = await once(plain, "data");
  expect(String(greeting)).toBe("HTTP/1.1 200 Connection Established\r\n\r\n");
  const host = "gamelift.us-east-1.amazonaws.com";
  const socket = connectTls({ socket: plain, servername: host, ca: outside.authority.certificatePem });
  await once(socket, "secureConnect");
  socket.write(`GET /through HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  let text = "";
  for await (const part of socket) text += String(part);
  expect(text).toContain(`emulator GET ${host}/through`);
  expect(outsides).toHaveLength(1);
});

test("a client that leaves takes the outer connection with it", async () => {
  const outside = createServer();
  outside.listen(0, "127.0.0.1");
  await once(outside, "listening");
  ends.push(() => outside.close());
  const { port } = await tunnelTo({ host: "127.0.0.1", port: (outside.address() as AddressInfo).port });
  const client = connect(port, "127.0.0.1");
  const [[theirs]] = await Promise.all([once(outside, "connection"), once(client, "data")]);
  const gone = once(theirs, "close");
  theirs.resume();
  client.destroy();
  await gone;
});

test("a host that cannot be reached is answered 502 with the reason, and told", async () => {
  const nobody = createServer();
  nobody.listen(0, "127.0.0.1");
  await once(nobody, "listening");
  const target = { host: "127.0.0.1", port: (nobody.address() as AddressInfo).port };
  nobody.close();
  await once(nobody, "close");
  const refusals: GatewayRefusal[] = [];
  const { port } = await tunnelTo(target, (refusal) => refusals.push(refusal));
  const client = connect(port, "127.0.0.1");
  let text = "";
  for await (const part of client) text += String(part);
  expect(text).toMatch(/^HTTP\/1\.1 502 .*ECONNREFUSED/);
  expect(refusals).toMatchObject([{ reason: "unreachable", ...target }]);
});
