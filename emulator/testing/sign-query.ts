/** Signs the identity of a process as the SDKs of container fleets do, by a way of its own. */
import { createHash, createHmac } from "node:crypto";
import type { Host, Query } from "./server-sdk-bench.ts";

export interface QuerySigner {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  /** yyyymmddThhmmssZ. */
  readonly date: string;
}

/** The part of the query that stands for a token. */
export function signQuery(host: Omit<Host, "authToken">, signer: QuerySigner): Query {
  const day = signer.date.slice(0, 8);
  const scope = `${day}/${signer.region}/gamelift/aws4_request`;
  const signed = new URLSearchParams({
    ComputeId: host.computeName,
    FleetId: host.fleetId,
    pID: host.processId,
  });
  const digest = createHash("sha256").update(signed.toString()).digest("hex");
  let key = Buffer.from(`AWS4${signer.secretAccessKey}`);
  for (const part of scope.split("/")) key = createHmac("sha256", key).update(part).digest();
  const text = `AWS4-HMAC-SHA256\n${signer.date}\n${scope}\n${digest}`;
  return {
    Authorization: "SigV4",
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${signer.accessKeyId}/${scope}`,
    "X-Amz-Date": signer.date,
    "X-Amz-Signature": createHmac("sha256", key).update(text).digest("hex"),
    ...(signer.sessionToken === undefined ? {} : { "X-Amz-Security-Token": signer.sessionToken }),
  };
}
