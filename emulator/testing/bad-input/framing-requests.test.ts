import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PopulatedEmulator, populatedEmulator } from "./populated-emulator.ts";
import { type HttpAnswer, rawExchange } from "./raw-exchange.ts";
import { authorization, cborRequest, type RawRequest, requestBytes } from "./raw-request.ts";

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

async function answersTo(request: RawRequest): Promise<readonly HttpAnswer[]> {
  return await rawExchange(port, [requestBytes(request)]);
}

describe("what does not come as a call", () => {
  let startedAt = 0;
  beforeEach(() => {
    startedAt = performance.now();
  });
  afterEach(() => {
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_ANSWER_MS);
    expect(stateHash()).toBe(hash);
  });

  const lines = [
    ...["GET", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"].map((method) => `${method} / HTTP/1.1`),
    "POST /index.html HTTP/1.1",
    "POST // HTTP/1.1",
    "POST http://127.0.0.1/ HTTP/1.1",
    "POST /service/GameLift/operation/ HTTP/1.1",
    "POST /service/gamelift/operation/StartGameSessionPlacement HTTP/1.1",
    "POST /service/GameLift/operation/StartGameSessionPlacement/ HTTP/1.1",
    "POST /service/GameLift/operation/%53tartGameSessionPlacement HTTP/1.1",
  ];
  const targets = [
    "GameLift",
    "GameLift.",
    "GameLift.Nonsense",
    "gamelift.StartGameSessionPlacement",
    "",
  ].map((target) => ({ target: `X-Amz-Target: ${target}` }));
  const types = ["application/json", "application/x-amz-json-1.0", "text/plain", "application/cbor", ""].map(
    (type) => ({ type: `Content-Type: ${type}` }),
  );
  const twice =
    "X-Amz-Target: GameLift.StartGameSessionPlacement\r\nX-Amz-Target: GameLift.StartGameSessionPlacement";
  const unknown: readonly RawRequest[] = [
    ...lines.map((line) => ({ line })),
    ...[...targets, ...types, { target: null }, { type: null }, { target: twice }].map((headers) => ({
      headers,
    })),
    { ...cborRequest, headers: { ...cborRequest.headers, type: "Content-Type: application/x-amz-json-1.1" } },
    { ...cborRequest, headers: { ...cborRequest.headers, target: "smithy-protocol: rpc-v2-json" } },
    { ...cborRequest, line: "POST /service/GameLift/operation/Nonsense HTTP/1.1" },
  ];
  test.each(unknown.map((request) => [JSON.stringify(request), request] as const))(
    "%s is no operation",
    async (_what, request) => {
      const [answer] = await answersTo(request);
      expect(answer).toMatchObject({
        status: 400,
        headers: { "x-amzn-errortype": "UnknownOperationException" },
      });
      expect(answer?.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test.each([
    [{ authorization: null }, "MissingAuthenticationTokenException"],
    [{ authorization: "Authorization:" }, "MissingAuthenticationTokenException"],
    [{ authorization: "Authorization: Bearer token" }, "IncompleteSignatureException"],
    [{ authorization: authorization.slice(0, -20) }, "IncompleteSignatureException"],
    [{ authorization: authorization.replace("/gamelift/", "/sqs/") }, "InvalidSignatureException"],
    [{ authorization: authorization.replace("20260101/us", "today/us") }, "InvalidSignatureException"],
    [{ host: "Host: evil.example" }, "AccessDeniedException"],
    [{ host: "Host: 127.0.0.1\r\nOrigin: https://evil.example" }, "AccessDeniedException"],
  ])("%j is %s, in both protocols", async (headers, errorName) => {
    for (const request of [
      { headers },
      { ...cborRequest, headers: { ...cborRequest.headers, ...headers } },
    ]) {
      const [answer] = await answersTo(request);
      expect(answer?.headers["x-amzn-errortype"]).toBe(errorName);
      expect(answer?.headers["smithy-protocol"]).toBe(
        request.headers === headers ? undefined : "rpc-v2-cbor",
      );
    }
  });

  test.each([
    ["no HTTP", "hello\r\n\r\n"],
    ["no Host", requestBytesOf({ headers: { host: null } })],
    ["a second length", requestBytesOf({ headers: { length: "Content-Length: 2\r\nContent-Length: 3" } })],
    [
      "a length and chunks",
      requestBytesOf({ headers: { length: "Content-Length: 2\r\nTransfer-Encoding: chunked" } }),
    ],
    ["a header without end", `POST / HTTP/1.1\r\nX-Long: ${"x".repeat(20_000)}`],
    [
      "an unknown expectation",
      requestBytesOf({ headers: { length: "Content-Length: 2\r\nExpect: the-unexpected" } }),
    ],
  ])("%s is refused by its first line alone", async (_what, bytes) => {
    const [answer] = await rawExchange(port, [typeof bytes === "string" ? bytes : bytes()]);
    expect(answer?.status).toBeGreaterThanOrEqual(400);
    expect(answer?.status).toBeLessThan(500);
  });

  test("a body that ends before its announced length is answered to nobody", async () => {
    const request = requestBytes({ headers: { length: "Content-Length: 5000" } });
    for (const length of [request.length, request.length - 40]) {
      const answers = await rawExchange(port, [request.subarray(0, length)], { halfClose: true });
      expect(answers.filter(({ headers }) => headers["x-amzn-requestid"] !== undefined)).toEqual([]);
    }
  });
});

/** A table of tests is made before there is an emulator to make a request for. */
function requestBytesOf(request: RawRequest): () => Buffer {
  return () => requestBytes(request);
}
