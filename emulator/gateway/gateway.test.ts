import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { afterEach, describe, expect, test } from "vitest";
import { createCertificateAuthority } from "./certificate-authority.ts";
import { createGateway } from "./gateway.ts";
import { agentFor, echo, fetchVia, type GatewayInTest, startGatewayInTest } from "./gateway-in-test.ts";

const ends: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function started(options?: Parameters<typeof startGatewayInTest>[0]): Promise<GatewayInTest> {
  const running = await startGatewayInTest(options);
  ends.push(() => running.close());
  return running;
}

/** Sends bytes to a port and reads until the other side closes. */
async function exchange(port: number, sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  ends.push(() => socket.destroy());
  socket.setEncoding("utf8");
  let received = "";
  socket.on("data", (text: string) => {
    received += text;
  });
  await once(socket, "connect");
  socket.write(sent);
  await once(socket, "close");
  return received;
}

describe("hosts that we stand in for", () => {
  test.each([
    ["gamelift.us-east-1.amazonaws.com", "emulator"],
    ["gamelift.eu-central-1.api.aws", "emulator"],
    ["gamelift-fips.us-west-2.amazonaws.com", "emulator"],
    ["sns.us-east-1.amazonaws.com", "emulator"],
    ["sqs.us-east-1.amazonaws.com", "queue"],
    ["sqs.cn-north-1.amazonaws.com.cn", "queue"],
  ])("%s is answered by the %s through CONNECT", async (host, name) => {
    const { agent, refusals } = await started();
    const answer = await fetchVia(agent, `https://${host}/some/path?x=1`);
    expect(answer).toMatchObject({ status: 200, body: `${name} GET ${host}/some/path?x=1` });
    expect(refusals).toEqual([]);
  });

  test("HTTP/1.1 is chosen when the client would take HTTP/2 as well", async () => {
    const { gateway, authority } = await started();
    const host = "gamelift.us-east-1.amazonaws.com";
    const socket = connectTls({
      port: gateway.tlsPort,
      servername: host,
      ca: authority.certificatePem,
      ALPNProtocols: ["h2", "http/1.1"],
    });
    ends.push(() => socket.destroy());
    await once(socket, "secureConnect");
    expect(socket.alpnProtocol).toBe("http/1.1");
    expect(socket.getPeerCertificate().subjectaltname).toBe(`DNS:${host}`);
  });

  test("the direct TLS port routes by the name that the client asks for", async () => {
    const { gateway, authority } = await started();
    const ask = async (host: string) => {
      const socket = connectTls({ port: gateway.tlsPort, servername: host, ca: authority.certificatePem });
      ends.push(() => socket.destroy());
      socket.setEncoding("utf8");
      socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      let text = "";
      for await (const part of socket) text += part;
      return text;
    };
    expect(await ask("sqs.us-east-1.amazonaws.com")).toContain("queue GET");
    expect(await ask("sns.us-east-1.amazonaws.com")).toContain("emulator GET");
  });

  test("a TLS greeting sent along with CONNECT is not lost", async () => {
    const { gateway, authority } = await started();
    const host = "gamelift.us-east-1.amazonaws.com";
    // A relay that glues the CONNECT line in front of whatever the TLS client says first.
    const relay = createTcpServer((client: Socket) => {
      const outgoing = connect(gateway.connectPort, "127.0.0.1");
      client.on("error", () => outgoing.destroy());
      outgoing.on("error", () => client.destroy());
      client.once("data", (greeting: Buffer) => {
        const line = `CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`;
        outgoing.write(Buffer.concat([Buffer.from(line), greeting]));
        outgoing.once("data", (answer: Buffer) => {
          const end = answer.indexOf("\r\n\r\n") + 4;
          client.write(answer.subarray(end));
          outgoing.pipe(client);
          client.pipe(outgoing);
        });
      });
    });
    await listening(relay);
    const { port } = relay.address() as AddressInfo;
    const socket = connectTls({ port, servername: host, ca: authority.certificatePem });
    ends.push(() => socket.destroy());
    await once(socket, "secureConnect");
    expect(socket.authorized).toBe(true);
  });
});

describe("everything else stays outside", () => {
  test("CONNECT to another host is refused in words, and told", async () => {
    const { gateway, refusals } = await started();
    const answer = await exchange(
      gateway.connectPort,
      "CONNECT telemetry.example.com:443 HTTP/1.1\r\nHost: telemetry.example.com:443\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 .*telemetry\.example\.com.*allowedEgress/);
    expect(refusals).toEqual([
      expect.objectContaining({ reason: "egress", host: "telemetry.example.com", port: 443 }),
    ]);
  });

  test.each(["127.0.0.1:5432", "localhost:7350", "[::1]:22", "sqs.us-east-1.amazonaws.com:80"])(
    "CONNECT to %s is refused even when every host is allowed",
    async (target) => {
      const { gateway, refusals } = await started({ allowedEgress: () => true });
      const answer = await exchange(gateway.connectPort, `CONNECT ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(refusals).toMatchObject([{ reason: "port" }]);
    },
  );

  test("a request for plain HTTP is refused and told", async () => {
    const { gateway, refusals } = await started({ allowedEgress: () => true });
    const answer = await exchange(
      gateway.connectPort,
      "GET http://169.254.169.254/latest/meta-data/ HTTP/1.1\r\nHost: 169.254.169.254\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(refusals).toMatchObject([{ reason: "plain-http", host: "169.254.169.254", port: 80 }]);
  });

  test("a page that opens the proxy's address gets nothing", async () => {
    const { gateway, refusals } = await started();
    const answer = await exchange(
      gateway.connectPort,
      "GET / HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n\r\n",
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).not.toContain("Access-Control");
    expect(refusals).toMatchObject([{ reason: "bad-request" }]);
  });

  test.each(["no-port", "a b:443", ":443", "host:0", "host:65536", "ho\u0001st:443"])(
    "CONNECT %j is a bad request",
    async (target) => {
      const { gateway } = await started();
      const answer = await exchange(gateway.connectPort, `CONNECT ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test("TLS for a name that we do not serve ends in an alert, and is told", async () => {
    const { gateway, authority, refusals } = await started();
    const socket = connectTls({
      port: gateway.tlsPort,
      servername: "s3.us-east-1.amazonaws.com",
      ca: authority.certificatePem,
    });
    const [error] = await once(socket, "error");
    expect(error).toBeInstanceOf(Error);
    expect(refusals).toMatchObject([{ reason: "server-name", host: "s3.us-east-1.amazonaws.com" }]);
  });

  test("a client that does not trust our authority is named as the reason", async () => {
    const told = Promise.withResolvers<string>();
    const { gateway } = await started({ refused: (refusal) => told.resolve(refusal.message) });
    // Node's own client hangs up without a word; Go, Java and curl send an alert. This one does: the relay passes the
    // greeting of a TLS 1.2 client on, and answers our certificate with bad_certificate, as Go does.
    const badCertificate = Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 42]);
    const relay = createTcpServer((client: Socket) => {
      const outgoing = connect(gateway.tlsPort, "127.0.0.1");
      client.once("data", (greeting: Buffer) => outgoing.write(greeting));
      outgoing.once("data", () => outgoing.end(badCertificate));
      outgoing.on("close", () => client.destroy());
    });
    await listening(relay);
    const { port } = relay.address() as AddressInfo;
    connectTls({ port, servername: "sqs.us-east-1.amazonaws.com", maxVersion: "TLSv1.2" }).on(
      "error",
      () => {},
    );
    expect(await told.promise).toContain("SSL_CERT_FILE");
  });
});

describe("life of connections", () => {
  test("an idle connection is used again, and outlives Go's 90 s on every server behind the gateway", async () => {
    const emulatorServer = createServer(echo("emulator"));
    const queueServer = createServer(echo("queue"));
    const authority = await createCertificateAuthority();
    const gateway = createGateway({ authority, emulatorServer, queueServer });
    await gateway.listen();
    ends.push(() => gateway.close());
    const agent = agentFor(gateway, authority);
    ends.push(() => agent.destroy());
    const first = await fetchVia(agent, "https://gamelift.us-east-1.amazonaws.com/");
    const second = await fetchVia(agent, "https://gamelift.us-east-1.amazonaws.com/");
    expect([first.isReusedSocket, second.isReusedSocket]).toEqual([false, true]);
    for (const server of [emulatorServer, queueServer]) {
      expect(idleLimits(server).every((limit) => limit === 0 || limit > 95_000)).toBe(true);
    }
  });

  test("close ends idle connections and open requests", async () => {
    const asked = Promise.withResolvers<void>();
    const { gateway, authority } = await startGatewayInTest({ emulator: () => asked.resolve() });
    const agent = agentFor(gateway, authority);
    const idle = await fetchVia(agent, "https://sqs.us-east-1.amazonaws.com/");
    expect(idle.status).toBe(200);
    const open = fetchVia(agent, "https://gamelift.us-east-1.amazonaws.com/").catch((error: Error) => error);
    await asked.promise;
    await gateway.close();
    expect(await open).toBeInstanceOf(Error);
    agent.destroy();
    expect(() => gateway.connectPort).toThrow("does not listen");
  });

  test("a taken port is named", async () => {
    const { gateway } = await started();
    await expect(startGatewayInTest({ tlsPort: gateway.tlsPort })).rejects.toThrow(
      `port ${gateway.tlsPort} of 127.0.0.1 is taken`,
    );
  });
});

const idleLimits = (server: Server) => [
  server.keepAliveTimeout,
  server.headersTimeout,
  server.requestTimeout,
  server.timeout,
];

async function listening(server: ReturnType<typeof createTcpServer>): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ends.push(() => server.close());
}
