/**
 * The signature that stands in the query for a token: Signature Version 4, as container fleets use it.
 *
 * **Observed** (Go 5.6.0 and C++ 5.4.0 on the wire): what is signed is neither method nor path nor headers, but the three
 * parameters ComputeId, FleetId and pID, sorted and URL-encoded; the service's name is `gamelift`.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { QuerySignature, SignedIdentity } from "../domain/query-signature.ts";
import { HandshakeRefused } from "./handshake-refused.ts";

const ALGORITHM = "AWS4-HMAC-SHA256";
const dateForm = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;

/**
 * @param parameter answers a parameter of the query, decoded; empty when it is missing.
 * @throws HandshakeRefused 403 naming the parameter that is missing or malformed.
 */
export function readQuerySignature(parameter: (key: string) => string): QuerySignature {
  const refused = (what: string) => new HandshakeRefused(403, `SigV4: ${what}.`);
  const algorithm = parameter("X-Amz-Algorithm");
  if (algorithm !== ALGORITHM) throw refused(`X-Amz-Algorithm must be ${ALGORITHM}, and is "${algorithm}"`);
  const date = parameter("X-Amz-Date");
  if (!Number.isFinite(signedAtMs(date)))
    throw refused(`X-Amz-Date must be a date as 20260131T235959Z, and is "${date}"`);
  const credential = parameter("X-Amz-Credential");
  const parts = credential.split("/");
  const [accessKeyId = "", day = "", region = "", service, terminator] = parts;
  const isWellFormed =
    parts.length === 5 && accessKeyId !== "" && service === "gamelift" && terminator === "aws4_request";
  if (!isWellFormed || !/^[a-z0-9-]{1,64}$/.test(region)) {
    throw refused(
      `X-Amz-Credential must be <access key>/<yyyymmdd>/<region>/gamelift/aws4_request, and is "${credential}"`,
    );
  }
  if (day !== date.slice(0, 8))
    throw refused(`the credential's day ${day} is not that of X-Amz-Date ${date}`);
  const signature = parameter("X-Amz-Signature");
  if (!/^[0-9a-f]{64}$/.test(signature))
    throw refused("X-Amz-Signature must be 64 hexadecimal digits in lower case");
  const sessionToken = parameter("X-Amz-Security-Token");
  return {
    accessKeyId,
    day,
    region,
    date,
    signature,
    ...(sessionToken === "" ? {} : { sessionToken }),
  };
}

/** Epoch milliseconds of an X-Amz-Date; NaN for what is none. */
export function signedAtMs(date: string): number {
  const [, year, month, day, hour, minute, second] = dateForm.exec(date) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Was this identity signed with this secret? A space may have been written as `+` or as `%20`. */
export function isSignedBy(
  secretAccessKey: string,
  given: QuerySignature,
  { computeName, fleetId, processId }: SignedIdentity,
): boolean {
  const pairs = [
    `ComputeId=${encoded(computeName)}`,
    `FleetId=${encoded(fleetId)}`,
    `pID=${encoded(processId)}`,
  ];
  const canonical = pairs.join("&");
  const expected = new Set([canonical, canonical.replaceAll("%20", "+")]);
  return [...expected].some((text) => isSame(signatureOf(secretAccessKey, given, text), given.signature));
}

function signatureOf(
  secretAccessKey: string,
  { day, region, date }: QuerySignature,
  canonical: string,
): string {
  const scope = `${day}/${region}/gamelift/aws4_request`;
  const digest = createHash("sha256").update(canonical).digest("hex");
  const key = [day, region, "gamelift", "aws4_request"].reduce<string | Buffer>(
    (secret, part) => createHmac("sha256", secret).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac("sha256", key).update([ALGORITHM, date, scope, digest].join("\n")).digest("hex");
}

/** As AWS encodes: letters, digits and `-_.~` stay. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
