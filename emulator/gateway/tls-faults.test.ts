import { once } from "node:events";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { expect, test } from "vitest";
import { TestEmulator } from "../testing/test-emulator.ts";
import { createCertificateAuthority } from "./certificate-authority.ts";
import { startGatewayInTest } from "./gateway-in-test.ts";
import { explainTlsFailure } from "./tls-failure.ts";

const HOST = "sqs.us-east-1.amazonaws.com";

/** A client that asks for the host; its end of the connection may come at any time. */
function asking(port: number, options: ConnectionOptions): TLSSocket {
  const socket = connect({ port, host: "127.0.0.1", servername: HOST, ...options });
  socket.on("error", () => undefined);
  return socket;
}

async function handshake(port: number, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = asking(port, options);
  try {
    await once(socket, "secureConnect");
    return socket;
  } finally {
    socket.end();
  }
}

test.each([
  ["expired", "CERT_HAS_EXPIRED"],
  ["wrong-name", "ERR_TLS_CERT_ALTNAME_INVALID"],
] as const)("a certificate that is flawed (%s) is shown as long as the flaw is there", async (flaw, code) => {
  let present: typeof flaw | undefined;
  const hosts: string[] = [];
  const flawAt = (host: string) => {
    hosts.push(host);
    return present;
  };
  const authority = await createCertificateAuthority();
  const { gateway, close } = await startGatewayInTest({ authority, flawAt });
  const trusting = { ca: authority.certificatePem };
  await handshake(gateway.tlsPort, trusting);
  present = flaw;
  await expect(handshake(gateway.tlsPort, trusting)).rejects.toMatchObject({ code });
  await expect(handshake(gateway.tlsPort, trusting)).rejects.toMatchObject({ code });
  present = undefined;
  expect((await handshake(gateway.tlsPort, trusting)).authorized).toBe(true);
  expect(hosts).toEqual([HOST, HOST, HOST, HOST]);
  await close();
});

test("a flaw is looked for by the host's name in small letters, however the client writes it", async () => {
  const hosts: string[] = [];
  const authority = await createCertificateAuthority();
  const flawAt = (host: string) => {
    hosts.push(host);
    return undefined;
  };
  const { gateway, close } = await startGatewayInTest({ authority, flawAt });
  await handshake(gateway.tlsPort, { ca: authority.certificatePem, servername: HOST.toUpperCase() });
  expect(hosts).toEqual([HOST]);
  await close();
});

test.each(["TLSv1.2", "TLSv1.3"] as const)("no session of %s is resumed past a flaw", async (version) => {
  let isFlawed = false;
  const authority = await createCertificateAuthority();
  const flawAt = () => (isFlawed ? ("expired" as const) : undefined);
  const { gateway, close } = await startGatewayInTest({ authority, flawAt });
  const options = { ca: authority.certificatePem, minVersion: version, maxVersion: version };
  const first = asking(gateway.tlsPort, options);
  let session: Buffer | undefined;
  first.on("session", (given: Buffer) => {
    session = given;
  });
  await once(first, "secureConnect");
  first.write(`GET / HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`);
  await once(first, "data");
  session ??= first.getSession();
  first.end();
  isFlawed = true;
  await expect(
    handshake(gateway.tlsPort, { ...options, ...(session === undefined ? {} : { session }) }),
  ).rejects.toMatchObject({ code: "CERT_HAS_EXPIRED" });
  await close();
});

test("expired-certificate means the host that it names, and heals when its count is used up", async () => {
  const bench = await TestEmulator.start("json");
  const { control, addresses } = bench.emulator;
  control.command("add-fault", { fault: "expired-certificate", match: { host: HOST } });
  const trusting = { rejectUnauthorized: false };
  const until = async (servername: string) => {
    const socket = asking(addresses.tlsPort, { servername, ...trusting });
    await once(socket, "secureConnect");
    const { valid_to } = socket.getPeerCertificate();
    socket.end();
    return Date.parse(valid_to) > Date.now() ? "good" : "over";
  };
  expect(await until("gamelift.us-east-1.amazonaws.com")).toBe("good");
  expect(await until(HOST)).toBe("over");
  expect(await until(HOST)).toBe("good");
  const port = Number(new URL(addresses.serverSdkTlsUrl).port);
  control.command("add-fault", { fault: "wrong-name-certificate", match: { host: "localhost" } });
  const named = asking(port, { servername: "localhost", ...trusting });
  await once(named, "secureConnect");
  expect(named.getPeerCertificate().subjectaltname).toBe("DNS:somebody-else.invalid");
  named.end();
  await bench.close();
});

test("a host is named in small letters", async () => {
  const bench = await TestEmulator.start("json");
  const match = { host: "SQS" };
  expect(() => bench.emulator.control.command("add-fault", { fault: "expired-certificate", match })).toThrow(
    "host is a name in small letters",
  );
  await bench.close();
});

const alerted = (code: string) => Object.assign(new Error("bad"), { code });

test("a certificate that is over is told of by an alert of its own, with a fault and without", () => {
  const refused = alerted("ERR_SSL_SSL/TLS_ALERT_CERTIFICATE_EXPIRED");
  expect(explainTlsFailure(refused, "expired")).toBe(
    "the client has refused our certificate, as was ordered: fault expired-certificate",
  );
  expect(explainTlsFailure(refused)).toContain("compare its clock");
});

test("who refuses a certificate that a fault has spoiled is not told to trust the authority", () => {
  const refused = alerted("ERR_SSL_TLSV1_ALERT_BAD_CERTIFICATE");
  expect(explainTlsFailure(refused, "expired")).toBe(
    "the client has refused our certificate, as was ordered: fault expired-certificate",
  );
  expect(explainTlsFailure(refused)).toContain("does not trust our certificate authority");
});
