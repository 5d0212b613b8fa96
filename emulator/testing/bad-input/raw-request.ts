/** Whole HTTP requests as bytes, right but for what a test makes wrong. */
import type { Members } from "../../runtime/input.ts";

export const authorization =
  "Authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/gamelift/aws4_request, " +
  "SignedHeaders=host;x-amz-date, Signature=0000";

export interface RawRequest {
  readonly line?: string;
  /** Instead of the header of the same name; null leaves it out. */
  readonly headers?: { readonly [name: string]: string | null };
  readonly body?: string | Uint8Array;
}

/** What StartGameSessionPlacement takes where that queue exists. */
export const placement = (placementId: string): Members => ({
  PlacementId: placementId,
  GameSessionQueueName: "game-session-placement",
  MaximumPlayerSessionCount: 4,
  GameProperties: [{ Key: "map", Value: "höhle \u{1f30b}" }],
  PlayerLatencies: [{ PlayerId: "ada", RegionIdentifier: "us-east-1", LatencyInMilliseconds: 40.5 }],
});

/** A whole request, in which the given parts are not as they should be; the connection closes after it. */
export function requestBytes({
  line = "POST / HTTP/1.1",
  headers = {},
  body = JSON.stringify(placement("broken")),
}: RawRequest): Buffer {
  const usual = {
    host: "Host: 127.0.0.1",
    authorization,
    type: "Content-Type: application/x-amz-json-1.1",
    target: "X-Amz-Target: GameLift.StartGameSessionPlacement",
    length: `Content-Length: ${Buffer.byteLength(body)}`,
    connection: "Connection: close",
  };
  const lines = Object.values({ ...usual, ...headers }).filter((header) => header !== null);
  return Buffer.concat([Buffer.from(`${[line, ...lines].join("\r\n")}\r\n\r\n`), Buffer.from(body)]);
}

export const cborRequest: RawRequest = {
  line: "POST /service/GameLift/operation/StartGameSessionPlacement HTTP/1.1",
  headers: { type: "Content-Type: application/cbor", target: "smithy-protocol: rpc-v2-cbor" },
};
