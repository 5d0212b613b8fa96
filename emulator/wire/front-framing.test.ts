import { decode, encode } from "cborg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { invalidRequest } from "../domain/api-error.ts";
import { unsupportedOperation } from "../domain/unsupported-operation.ts";
import { FrameworkError } from "./framework-error.ts";
import { createWireFront } from "./front.ts";
import { operationNames } from "./service-model.ts";
import { cborHeaders, jsonHeaders, startTestFront, type TestFront, type TestRequest } from "./test-front.ts";

let front: TestFront;
let thrown: Error | undefined;

beforeEach(async () => {
  thrown = undefined;
  front = await startTestFront({
    allowedHosts: ["windtunnel"],
    handle: () => {
      if (thrown) throw thrown;
      return {};
    },
  });
});
afterEach(() => front.close());

const cborRequest = (body: Uint8Array, operation = "DescribeGameSessions"): TestRequest => ({
  path: `/service/GameLift/operation/${operation}`,
  headers: { ...cborHeaders, "x-amz-target": undefined },
  body,
});

describe("answers in JSON", () => {
  it("have AWS's headers on success", async () => {
    const response = await front.post();
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({
      "x-amzn-requestid": "request-1",
      "content-type": "application/x-amz-json-1.1",
      "content-length": "2",
    });
    expect(response.headers).not.toHaveProperty("smithy-protocol");
    expect(response.body.toString()).toBe("{}");
  });

  it("carry a modelled error's text as Message alone, its type bare", async () => {
    thrown = invalidRequest("no");
    const response = await front.post();
    expect(response.status).toBe(400);
    expect(response.headers).toMatchObject({
      "x-amzn-requestid": "request-1",
      "x-amzn-errortype": "InvalidRequestException",
      "content-type": "application/x-amz-json-1.1",
    });
    expect(response.body.toString()).toBe('{"__type":"InvalidRequestException","Message":"no"}');
  });

  it("carry any other error's text under both spellings", async () => {
    thrown = new FrameworkError("ThrottlingException", "Rate exceeded");
    const response = await front.post();
    expect(response.body.toString()).toBe(
      '{"__type":"ThrottlingException","message":"Rate exceeded","Message":"Rate exceeded"}',
    );
  });
});

describe("answers in CBOR", () => {
  it("have the protocol header on success and on error", async () => {
    const success = await front.post(cborRequest(encode({ Limit: 1 })));
    expect(success.status).toBe(200);
    expect(success.headers).toMatchObject({
      "smithy-protocol": "rpc-v2-cbor",
      "content-type": "application/cbor",
      "x-amzn-requestid": "request-1",
    });
    expect(success.body.toString("hex")).toBe("a0");
    const refusals = [
      cborRequest(encode({ Limit: 0 })),
      cborRequest(encode([1])),
      cborRequest(encode({}), "Nonsense"),
      { ...cborRequest(encode({})), headers: { ...cborHeaders, authorization: undefined } },
      { ...cborRequest(encode({})), headers: { ...cborHeaders, origin: "https://evil.example" } },
    ];
    for (const request of refusals) {
      const { status, headers, body } = await front.post(request);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers).toMatchObject({ "smithy-protocol": "rpc-v2-cbor", "content-type": "application/cbor" });
      expect(decode(body)).toEqual({
        __type: `com.amazonaws.gamelift#${headers["x-amzn-errortype"]}`,
        message: expect.any(String),
        Message: expect.any(String),
      });
    }
  });

  it("name modelled errors with a namespace, others bare when asked", async () => {
    const bare = await startTestFront({
      bareFrameworkErrorTypes: true,
      handle: () => {
        throw new FrameworkError("ThrottlingException", "Rate exceeded");
      },
    });
    const throttled = await bare.post(cborRequest(encode({})));
    expect(decode(throttled.body)).toHaveProperty("__type", "ThrottlingException");
    const modelled = await bare.post(cborRequest(encode({ Limit: 0 })));
    expect(decode(modelled.body)).toHaveProperty("__type", "com.amazonaws.gamelift#InvalidRequestException");
    await bare.close();
  });

  it.each([
    [true, "ThrottlingException"],
    [false, "com.amazonaws.gamelift#ThrottlingException"],
  ])("let a single error decide: bareType %s", async (bareType, type) => {
    thrown = new FrameworkError("ThrottlingException", "Rate exceeded", { bareType });
    const { body } = await front.post(cborRequest(encode({})));
    expect(decode(body)).toEqual({ __type: type, message: "Rate exceeded", Message: "Rate exceeded" });
  });

  it("mark an unimplemented operation", async () => {
    thrown = unsupportedOperation("StartMatchmaking");
    const { status, headers } = await front.post(cborRequest(encode({})));
    expect(status).toBe(400);
    expect(headers).toMatchObject({
      "x-emulator-unsupported": "true",
      "x-amzn-errortype": "InvalidRequestException",
    });
  });
});

describe("requests that are refused before they are calls", () => {
  afterEach(() => expect(front.calls).toEqual([]));

  it.each<[string, number, string, TestRequest]>([
    ["GET", 400, "UnknownOperationException", { method: "GET", body: "" }],
    ["another path", 400, "UnknownOperationException", { path: "/other" }],
    ["an unknown target", 400, "UnknownOperationException", { headers: jsonHeaders("Nonsense") }],
    [
      "an operation in other capitals",
      400,
      "UnknownOperationException",
      { headers: jsonHeaders("describeAlias") },
    ],
    ["a name of Object's", 400, "UnknownOperationException", { headers: jsonHeaders("constructor") }],
    ["an unknown CBOR operation", 400, "UnknownOperationException", cborRequest(encode({}), "Nonsense")],
    ["a form", 400, "UnknownOperationException", { headers: { "content-type": "text/plain" } }],
    ["no credentials", 400, "MissingAuthenticationTokenException", { headers: { authorization: undefined } }],
    ["a list", 400, "SerializationException", { body: "[1]" }],
    ["a text for a number", 400, "SerializationException", { body: '{"Limit":"4"}' }],
    ["trailing bytes", 400, "SerializationException", { body: "{}{}" }],
    ["trailing bytes in CBOR", 400, "SerializationException", cborRequest(Buffer.from("a0a0", "hex"))],
    ["a compressed body", 400, "SerializationException", { headers: { "content-encoding": "gzip" } }],
    ["a broken limit", 400, "InvalidRequestException", { body: '{"Limit":0}' }],
    ["a web page", 403, "AccessDeniedException", { headers: { origin: "http://127.0.0.1:3000" } }],
    ["a rebinding host", 403, "AccessDeniedException", { headers: { host: "evil.example:9080" } }],
  ])("%s is answered %d %s", async (_what, status, name, request) => {
    const response = await front.post(request);
    expect(response.status).toBe(status);
    expect(response.headers).toMatchObject({ "x-amzn-errortype": name, "x-amzn-requestid": "request-1" });
    expect(front.refusals).toMatchObject([{ requestId: "request-1", status, errorName: name }]);
    expect(front.failures).toEqual([]);
  });

  it("of 10 MiB and more, announced or not, are read to their end and refused", async () => {
    const body = Buffer.alloc(10 * 2 ** 20, 0x20);
    const headers = { "transfer-encoding": "chunked" };
    for (const request of [{ body }, { body, headers }]) {
      const response = await front.post(request);
      expect(response.status).toBe(413);
      expect(response.headers["x-amzn-errortype"]).toBe("RequestEntityTooLargeException");
    }
  });
});

describe("requests that are taken", () => {
  it("past their limits, not their types, when their operation is not served", async () => {
    const partly = await startTestFront({ isServed: (operation) => operation !== "StartMatchmaking" });
    const unserved = jsonHeaders("StartMatchmaking");
    expect((await partly.post({ headers: unserved })).status).toBe(200);
    expect((await partly.post({ headers: unserved, body: '{"ConfigurationName":4}' })).status).toBe(400);
    expect((await partly.post({ headers: jsonHeaders("CreateAlias") })).status).toBe(400);
    expect(partly.refusals.map(({ errorName }) => errorName)).toEqual([
      "SerializationException",
      "InvalidRequestException",
    ]);
    await partly.close();
  });

  it("of several MiB", async () => {
    const response = await front.post({ body: `{"Unknown":"${"x".repeat(7 * 2 ** 20)}"}` });
    expect(response.status).toBe(200);
  });

  it.each(["windtunnel:9080", "gamelift.us-east-1.amazonaws.com", "localhost"])(
    "for the host %s",
    async (host) => {
      expect((await front.post({ headers: { host } })).status).toBe(200);
    },
  );

  it("without a body in either protocol", async () => {
    expect((await front.post({ body: "" })).status).toBe(200);
    expect((await front.post(cborRequest(new Uint8Array()))).status).toBe(200);
    expect(front.calls.map(({ parameters }) => parameters)).toEqual([{}, {}]);
  });

  it("for each of the 120 operations, as far as its limits allow", async () => {
    for (const operation of operationNames) {
      const { headers } = await front.post({ headers: jsonHeaders(operation) });
      expect(headers["x-amzn-errortype"] ?? "none", operation).toMatch(/^(none|InvalidRequestException)$/);
    }
    const seen = [...front.calls, ...front.refusals].map(({ operation }) => operation);
    expect(seen.sort()).toEqual(operationNames);
  });
});

it.each([0, 2 ** 21 - 1, 10 * 2 ** 20, Number.NaN])(
  "a body limit of %d bytes is refused",
  (maximumBodyBytes) => {
    const options = {
      home: { account: "0", region: "r" },
      newRequestId: () => "r",
      handle: () => ({}),
      failed: () => {},
    };
    expect(() => createWireFront({ ...options, maximumBodyBytes })).toThrow(RangeError);
  },
);
