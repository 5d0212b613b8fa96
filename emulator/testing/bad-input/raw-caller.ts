/** Calls operations with bytes of a test's own over one connection that stays open, one call after the other. */
import { Agent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { decode, Tagged } from "cborg";
import type { Members } from "../../runtime/input.ts";
import type { WireProtocol } from "../test-emulator.ts";
import { encodeInput } from "./encode-input.ts";

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The error's name without namespace; undefined for an output. */
  readonly errorName: string | undefined;
  /** The error's text; "" for an output. */
  readonly message: string;
  /** The decoded body; a timestamp is its number of seconds. */
  readonly body: Members;
  /** Wall milliseconds from the first byte sent to the last byte read. */
  readonly tookMs: number;
}

export interface RawCaller {
  readonly call: (operation: string, input: Members) => Promise<RawAnswer>;
  readonly send: (operation: string, body: Uint8Array) => Promise<RawAnswer>;
  readonly close: () => void;
}

const authorization =
  "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, " +
  "SignedHeaders=host;x-amz-date, Signature=0000";

/** @param origin where the API listens, as in `http://127.0.0.1:4566`. */
export function rawCaller(origin: string, protocol: WireProtocol): RawCaller {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { hostname, port } = new URL(origin);
  const send = (operation: string, body: Uint8Array): Promise<RawAnswer> => {
    const startedAt = performance.now();
    const isJson = protocol === "json";
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          agent,
          hostname,
          port,
          method: "POST",
          path: isJson ? "/" : `/service/GameLift/operation/${operation}`,
          headers: {
            authorization,
            "content-length": body.length,
            ...(isJson
              ? { "content-type": "application/x-amz-json-1.1", "x-amz-target": `GameLift.${operation}` }
              : { "content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" }),
          },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () => {
            const { statusCode: status = 0, headers } = response;
            const answer = readAnswer(protocol, Buffer.concat(chunks));
            resolve({ status, headers, ...answer, tookMs: performance.now() - startedAt });
          });
        },
      );
      request.once("error", reject);
      request.end(body);
    });
  };
  return {
    send,
    call: (operation, input) => send(operation, encodeInput(protocol, input)),
    close: () => agent.destroy(),
  };
}

function readAnswer(
  protocol: WireProtocol,
  bytes: Buffer,
): Pick<RawAnswer, "errorName" | "message" | "body"> {
  const body = protocol === "json" ? JSON.parse(bytes.toString("utf8")) : plain(decode(bytes, decoding));
  const { __type: type, Message: message } = body as Members;
  const errorName = typeof type === "string" ? type.slice(type.indexOf("#") + 1) : undefined;
  return { errorName, message: typeof message === "string" ? message : "", body };
}

const decoding = { tags: Tagged.preserve(1) };

/** Timestamps without their tag. */
function plain(value: unknown): unknown {
  if (value instanceof Tagged) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
