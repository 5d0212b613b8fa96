/** Requests to the API as the bytes that AWS's SDKs put on the wire. */
import { encode } from "cborg";
import { postBytes, type RawRequest } from "./raw-load.ts";

/** What an SDK sends beside the body; the signature is not looked at, but its bytes are read. */
const headers = (more: Readonly<Record<string, string>>) => ({
  Host: "gamelift.us-east-1.amazonaws.com",
  "User-Agent":
    "aws-sdk-go-v2/1.41.0 ua/2.1 os/linux lang/go#1.26.0 md/GOOS#linux md/GOARCH#amd64 api/gamelift#1.46.0",
  "Amz-Sdk-Invocation-Id": "2a9c1e2c-5b7e-4c56-9c0d-6b7f2f1f6f10",
  "Amz-Sdk-Request": "attempt=1; max=3",
  Authorization: `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, SignedHeaders=amz-sdk-invocation-id;amz-sdk-request;content-length;content-type;host;x-amz-date;x-amz-target, Signature=${"0".repeat(64)}`,
  "X-Amz-Date": "20260101T000000Z",
  ...more,
});

/** A call as AWS's SDKs make it over JSON. @param path another one only where no emulator is asked. */
export const jsonCall = (port: number, operation: string, input: object, path = "/"): RawRequest => ({
  port,
  bytes: postBytes(
    path,
    headers({ "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `GameLift.${operation}` }),
    Buffer.from(JSON.stringify(input)),
  ),
});

/** The same over RPC v2 CBOR. */
export const cborCall = (port: number, operation: string, input: object): RawRequest => ({
  port,
  bytes: postBytes(
    `/service/GameLift/operation/${operation}`,
    headers({ "Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor" }),
    encode(input),
  ),
});
