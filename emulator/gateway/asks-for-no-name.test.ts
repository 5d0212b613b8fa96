import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { type ConnectionOptions, connect } from "node:tls";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asksForNoName } from "./asks-for-no-name.ts";
import { portOf } from "./listener.ts";

/** What a client of Node's sends first. */
async function helloOf(options: ConnectionOptions): Promise<Buffer> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const accepted = once(server, "connection") as Promise<[Socket]>;
  const client = connect({ host: "127.0.0.1", port: portOf(server, "test"), ...options });
  client.on("error", () => undefined);
  const [socket] = await accepted;
  const [bytes] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  client.destroy();
  server.close();
  return bytes;
}

/** The same handshake in records of so many bytes. */
function inRecordsOf(size: number, hello: Buffer): Buffer {
  const handshake = hello.subarray(5);
  const records: Buffer[] = [];
  for (let at = 0; at < handshake.length; at += size) {
    const fragment = handshake.subarray(at, at + size);
    const header = Buffer.from(hello.subarray(0, 5));
    header.writeUInt16BE(fragment.length, 3);
    records.push(header, fragment);
  }
  return Buffer.concat(records);
}

describe.each(["TLSv1.2", "TLSv1.3"] as const)("a client of %s", (version) => {
  const versions = { minVersion: version, maxVersion: version };
  test.each([
    ["asks for a name", { servername: "localhost" }, false],
    ["that is given an address asks for none", {}, true],
  ])("%s, and nothing is known before the last byte", async (_what, options, isNameless) => {
    const hello = await helloOf({ ...versions, ...options });
    for (const bytes of [hello, inRecordsOf(7, hello)]) {
      expect(asksForNoName(bytes)).toBe(isNameless);
      for (let length = 0; length < bytes.length; length += 1)
        expect(asksForNoName(bytes.subarray(0, length))).toBeUndefined();
    }
  });
});

test("what is no ClientHello is known at once", () => {
  expect(asksForNoName(Buffer.from("GET / HTTP/1.1\r\n"))).toBe(false);
  expect(asksForNoName(Buffer.from([21, 3, 1, 0, 2, 1, 0]))).toBe(false);
  expect(asksForNoName(Buffer.from([22, 3, 1, 0, 4, 2, 0, 0, 0]))).toBe(false);
});

test("bytes of any sort are read to an end", () => {
  const handshake = fc.uint8Array({ maxLength: 300 }).map((bytes) => {
    const header = Buffer.from([22, 3, 1, 0, 0, 1, 0, 0, 0]);
    header.writeUInt16BE(bytes.length + 4, 3);
    header.writeUIntBE(bytes.length, 6, 3);
    return Buffer.concat([header, bytes]);
  });
  fc.assert(
    fc.property(handshake, (bytes) => {
      expect(asksForNoName(bytes)).toBeTypeOf("boolean");
    }),
  );
  // Records without anything in them never end.
  expect(asksForNoName(Buffer.alloc(70_000, Buffer.from([22, 3, 1, 0, 0])))).toBe(false);
});
