import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type PopulatedEmulator, populatedEmulator } from "./populated-emulator.ts";
import { rawExchange } from "./raw-exchange.ts";
import { type RawRequest, requestBytes } from "./raw-request.ts";

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

describe("what is unusual and allowed", () => {
  afterEach(() => expect(stateHash()).toBe(hash));

  const describeQueues = { target: "X-Amz-Target: GameLift.DescribeGameSessionQueues" };
  const good = (headers: RawRequest["headers"] = {}) =>
    requestBytes({ headers: { ...describeQueues, ...headers }, body: "{}" });
  const open = { connection: null };

  test("calls sent before the answers to those before them are answered in their order", async () => {
    const bad = requestBytes({ headers: open, body: "{" });
    const unknown = requestBytes({ headers: { ...open, target: "X-Amz-Target: GameLift.Nonsense" } });
    const answers = await rawExchange(port, [Buffer.concat([good(open), bad, good(open), unknown, good()])]);
    expect(answers.map(({ status, headers }) => headers["x-amzn-errortype"] ?? status)).toEqual([
      200,
      "SerializationException",
      200,
      "UnknownOperationException",
      200,
    ]);
  });

  test("a call whose sender says no more is answered", async () => {
    const together = await rawExchange(port, [good(open)], { halfClose: true });
    expect(together.map(({ status }) => status)).toEqual([200]);
    const refused = await rawExchange(port, [requestBytes({ headers: open, body: "{" })], {
      halfClose: true,
    });
    expect(refused.map(({ status }) => status)).toEqual([400]);
  });

  test("a sender who asks before sending its body is told to go on", async () => {
    const [goOn, answer] = await rawExchange(port, [good({ expect: "Expect: 100-continue" })]);
    expect([goOn?.status, answer?.status]).toEqual([100, 200]);
  });

  test("a body may come in chunks, byte by byte, with trailers", async () => {
    const head = requestBytes({
      headers: { ...describeQueues, length: "Transfer-Encoding: chunked" },
      body: "",
    });
    const chunks = [...'{"Limit":1}'].map((character) => `1\r\n${character}\r\n`);
    const [answer] = await rawExchange(port, [head, ...chunks, "0\r\nX-Trailer: x\r\n\r\n"]);
    expect([answer?.status, answer?.body.toString()]).toEqual([
      200,
      expect.stringContaining("GameSessionQueues"),
    ]);
  });

  test("a chunk that is none ends the connection and nothing else", async () => {
    const head = requestBytes({ headers: { length: "Transfer-Encoding: chunked" }, body: "" });
    const [answer] = await rawExchange(port, [head, "zz\r\n{}\r\n0\r\n\r\n"]);
    expect(answer?.status).toBe(400);
    expect((await rawExchange(port, [good()]))[0]?.status).toBe(200);
  });
});
