/** A front behind a real HTTP server on a free loopback port, with everything that it reports, for tests. */
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DecodedCall } from "./decoded-call.ts";
import { createWireFront, type WireFailure, type WireFrontOptions, type WireRefusal } from "./front.ts";

export interface TestFront {
  readonly server: Server;
  readonly port: number;
  readonly endpoint: string;
  readonly calls: DecodedCall[];
  readonly refusals: WireRefusal[];
  readonly failures: WireFailure[];
  /** `<call id> <outcome>` in order. */
  readonly answered: string[];
  readonly post: (request?: TestRequest) => Promise<TestResponse>;
  readonly close: () => Promise<void>;
}

export interface TestRequest {
  readonly method?: string;
  readonly path?: string;
  /** A header set to undefined is left out. */
  readonly headers?: { readonly [name: string]: string | undefined };
  readonly body?: string | Uint8Array;
}

interface TestResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, " +
  "SignedHeaders=host;x-amz-date, Signature=0000";

export const jsonHeaders = (operation: string) => ({
  authorization,
  "content-type": "application/x-amz-json-1.1",
  "x-amz-target": `GameLift.${operation}`,
});

export const cborHeaders = {
  authorization,
  "content-type": "application/cbor",
  "smithy-protocol": "rpc-v2-cbor",
};

/** Answers every call with an empty output unless told otherwise. */
export async function startTestFront(options: Partial<WireFrontOptions> = {}): Promise<TestFront> {
  const calls: DecodedCall[] = [];
  const refusals: WireRefusal[] = [];
  const failures: WireFailure[] = [];
  const answered: string[] = [];
  let requestCount = 0;
  const { handle = () => ({}), ...others } = options;
  const front = createWireFront({
    home: { account: "000000000000", region: "us-east-1" },
    maximumBodyBytes: 8 * 2 ** 20,
    newRequestId: () => {
      requestCount += 1;
      return `request-${requestCount}`;
    },
    handle: (call) => {
      calls.push(call);
      return handle(call);
    },
    failed: (failure) => failures.push(failure),
    refused: (refusal) => refusals.push(refusal),
    answered: (callId, outcome) => answered.push(`${callId} ${outcome}`),
    ...others,
  });
  const server = createServer(front);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    port,
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    refusals,
    failures,
    answered,
    post: (request) => post(port, request),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A JSON DescribeGameSessions unless told otherwise. */
function post(port: number, test: TestRequest = {}): Promise<TestResponse> {
  const { method = "POST", path = "/", body = "{}" } = test;
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries({ ...jsonHeaders("DescribeGameSessions"), ...test.headers })) {
    if (value !== undefined) headers[name] = value;
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: "127.0.0.1", port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}
