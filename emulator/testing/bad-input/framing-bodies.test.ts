import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wireProtocols } from "../test-emulator.ts";
import { brokenBodies } from "./broken-bodies.ts";
import { encodeInput } from "./encode-input.ts";
import { type PopulatedEmulator, populatedEmulator } from "./populated-emulator.ts";
import { type RawCaller, rawCaller } from "./raw-caller.ts";
import { rawExchange } from "./raw-exchange.ts";
import { cborRequest, placement, requestBytes } from "./raw-request.ts";

/** Wall milliseconds in which any answer has to come. */
const LONGEST_ANSWER_MS = 1_000;

let populated: PopulatedEmulator;
let port: number;
let hash: string;

beforeAll(async () => {
  populated = await populatedEmulator();
  port = Number(new URL(populated.bench.emulator.addresses.apiUrl).port);
  hash = stateHash();
});
afterAll(() => populated.bench.close());

const stateHash = () => populated.bench.emulator.control.stateHash();

describe.each(wireProtocols)("bodies over %s", (protocol) => {
  let caller: RawCaller;
  beforeAll(() => {
    caller = rawCaller(populated.bench.emulator.addresses.apiUrl, protocol);
  });
  afterAll(() => caller.close());

  async function expectRefused(
    body: Uint8Array,
    what: string,
    errorName = "SerializationException",
  ): Promise<void> {
    const answer = await caller.send("StartGameSessionPlacement", body);
    expect([answer.errorName, answer.message.length > 0], what).toEqual([errorName, true]);
    expect(answer.tookMs, what).toBeLessThan(LONGEST_ANSWER_MS);
    expect(stateHash(), what).toBe(hash);
  }

  test("cut off after any of their bytes are refused, and change nothing", async () => {
    const whole = encodeInput(protocol, placement("cut"));
    for (let length = 1; length < whole.length; length += 1) {
      await expectRefused(whole.subarray(0, length), `the first ${length} of ${whole.length} bytes`);
    }
    await expectRefused(new Uint8Array(), "none of the bytes", "InvalidRequestException");
  });

  test("with any one byte too many are refused", async () => {
    const whole = encodeInput(protocol, placement("long"));
    for (const extra of [0x00, 0x7d, 0xa0, 0xff]) {
      await expectRefused(Buffer.concat([whole, Buffer.of(extra)]), `with ${extra} after it`);
    }
  });

  test("of 10 MB are refused without being kept, announced or in chunks", async () => {
    const body = Buffer.alloc(10 * 2 ** 20, 0x20);
    const { errorName, status, tookMs } = await caller.send("StartGameSessionPlacement", body);
    expect([errorName, status]).toEqual(["RequestEntityTooLargeException", 413]);
    expect(tookMs).toBeLessThan(LONGEST_ANSWER_MS);
    const inChunks = requestBytes({
      ...(protocol === "cbor" ? cborRequest : {}),
      headers: { ...(protocol === "cbor" ? cborRequest.headers : {}), length: "Transfer-Encoding: chunked" },
      body: "",
    });
    const chunk = Buffer.concat([
      Buffer.from("100000\r\n"),
      Buffer.alloc(2 ** 20, 0x20),
      Buffer.from("\r\n"),
    ]);
    const [answer] = await rawExchange(port, [inChunks, ...Array(10).fill(chunk), "0\r\n\r\n"]);
    expect(answer?.status).toBe(413);
    expect(stateHash()).toBe(hash);
  });

  test.each(brokenBodies[protocol])("that have %s are refused", async (what, body) => {
    await expectRefused(body, what);
  });

  test("as they should be are taken: then what was refused was refused for its fault alone", async () => {
    const { status, body } = await caller.call("StartGameSessionPlacement", placement(`taken-${protocol}`));
    expect([status, body]).toMatchObject([200, { GameSessionPlacement: { Status: "PENDING" } }]);
    expect(stateHash()).not.toBe(hash);
    await populated.bench.settled();
    hash = stateHash();
  });
});
