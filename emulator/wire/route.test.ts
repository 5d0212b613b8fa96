import { describe, expect, it } from "vitest";
import { protocolOf, type RequestLine, routeOperation } from "./route.ts";
import { refusal } from "./test-plans.ts";

const jsonLine: RequestLine = {
  method: "POST",
  url: "/",
  contentType: "application/x-amz-json-1.1",
  target: "GameLift.DescribeGameSessions",
  smithyProtocol: undefined,
};

const cborLine: RequestLine = {
  method: "POST",
  url: "/service/GameLift/operation/DescribeGameSessions",
  contentType: "application/cbor",
  target: undefined,
  smithyProtocol: "rpc-v2-cbor",
};

describe("routeOperation", () => {
  it("finds the operation of both protocols", () => {
    expect(routeOperation(jsonLine)).toEqual({ protocol: "json", operation: "DescribeGameSessions" });
    expect(routeOperation(cborLine)).toEqual({ protocol: "cbor", operation: "DescribeGameSessions" });
  });

  it("tolerates a charset, capitals and a query, and CBOR without its header", () => {
    const charset = { ...jsonLine, contentType: "Application/X-Amz-Json-1.1; charset=utf-8", url: "/?x=1" };
    expect(routeOperation(charset)).toMatchObject({ protocol: "json" });
    expect(routeOperation({ ...cborLine, smithyProtocol: undefined })).toMatchObject({ protocol: "cbor" });
  });

  it.each<[string, RequestLine]>([
    ["GET", { ...jsonLine, method: "GET" }],
    ["GET of CBOR", { ...cborLine, method: "GET" }],
    ["OPTIONS", { ...jsonLine, method: "OPTIONS" }],
    ["another path", { ...jsonLine, url: "/index.html" }],
    ["a path that only ends like CBOR's", { ...cborLine, url: `/prefix${cborLine.url}` }],
    ["another service's path", { ...cborLine, url: "/service/Other/operation/X", smithyProtocol: undefined }],
    ["no target", { ...jsonLine, target: undefined }],
    ["another service's target", { ...jsonLine, target: "AmazonSQS.SendMessage" }],
    ["a form", { ...jsonLine, contentType: "application/x-www-form-urlencoded" }],
    ["plain text", { ...jsonLine, contentType: "text/plain" }],
    ["JSON 1.0", { ...jsonLine, contentType: "application/x-amz-json-1.0" }],
    ["no content type", { ...jsonLine, contentType: undefined }],
    ["CBOR sent as JSON", { ...cborLine, contentType: "application/x-amz-json-1.1" }],
    ["another Smithy protocol", { ...cborLine, smithyProtocol: "rpc-v2-json" }],
  ])("refuses %s", (_what, line) => {
    expect(refusal(() => routeOperation(line))).toMatchObject({
      name: "UnknownOperationException",
      status: 400,
    });
  });
});

describe("protocolOf", () => {
  it("answers in CBOR whoever shows any sign of speaking it", () => {
    expect(protocolOf(cborLine)).toBe("cbor");
    expect(protocolOf({ ...cborLine, url: "/", contentType: undefined })).toBe("cbor");
    expect(protocolOf({ ...cborLine, url: "/", smithyProtocol: undefined })).toBe("cbor");
    expect(protocolOf({ ...cborLine, contentType: undefined, smithyProtocol: undefined })).toBe("cbor");
  });

  it("answers everybody else in JSON", () => {
    expect(protocolOf(jsonLine)).toBe("json");
    expect(protocolOf({ ...jsonLine, url: undefined, contentType: undefined, target: undefined })).toBe(
      "json",
    );
  });
});
