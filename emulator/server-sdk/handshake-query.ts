/**
 * Reads who asks for a game server's socket, from the query of the upgrade request.
 *
 * **Observed**: the seven keys (`pID` is spelled so) in any order; Go writes form encoding, where a plus is a space; C++
 * and C# leave `+`, `/` and `=` raw. IdempotencyToken is absent from C# 5.0 and C++ up to 5.2. **Assumed**: nobody needs
 * it here, since the same process may connect as often as it likes.
 */
import type { QuerySignature } from "../domain/query-signature.ts";
import { HandshakeRefused } from "./handshake-refused.ts";
import { readQuerySignature } from "./query-signature.ts";

export interface HandshakeQuery {
  /** As it stands in the query, a plus being a plus. */
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly sdkVersion: string;
  readonly sdkLanguage: string;
  /** No SDK writes it here; simulated servers do, to say at once in which time they live. */
  readonly sdkToolName?: string;
  /** The auth token as it stands; undefined where the client has signed the query instead. */
  readonly token?: string;
  readonly signature?: QuerySignature;
  /** The second reading, of the members in which a plus stands: that it means a space. */
  readonly plusAsSpace?: { readonly processId?: string; readonly token?: string };
}

/** What stands for the token of a client that signs. */
const SIGNED = "SigV4";

/**
 * @param requestUrl path and query of the request.
 * @throws HandshakeRefused 400 for a missing key, 401 without Authorization, 403 for a signature that is not one.
 */
export function readHandshakeQuery(requestUrl: string): HandshakeQuery {
  const raw = rawQuery(requestUrl);
  const processId = readings(required(raw, "pID"));
  const sdkToolName = raw.get("sdkToolName");
  const query = {
    ...(sdkToolName === undefined ? {} : { sdkToolName }),
    processId: processId.literal,
    fleetId: readings(required(raw, "FleetId")).literal,
    computeName: readings(required(raw, "ComputeId")).literal,
    sdkVersion: readings(required(raw, "sdkVersion")).literal,
    sdkLanguage: readings(raw.get("sdkLanguage") ?? "").literal,
  };
  const authorization = raw.get("Authorization") ?? "";
  if (authorization === "")
    throw new HandshakeRefused(
      401,
      "The query lacks Authorization: give InitSDK an AuthToken, or set GAMELIFT_SDK_AUTH_TOKEN.",
    );
  if (authorization === SIGNED) {
    const signature = readQuerySignature((key) =>
      percentDecoded((raw.get(key) ?? "").replaceAll("+", "%20")),
    );
    return { ...query, signature, ...secondReading(processId.spaced, undefined) };
  }
  const token = readings(authorization);
  return { ...query, token: token.literal, ...secondReading(processId.spaced, token.spaced) };
}

function rawQuery(requestUrl: string): ReadonlyMap<string, string> {
  const mark = requestUrl.indexOf("?");
  const raw = new Map<string, string>();
  for (const pair of mark < 0 ? [] : requestUrl.slice(mark + 1).split("&")) {
    const equals = pair.indexOf("=");
    if (equals > 0) raw.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return raw;
}

function required(raw: ReadonlyMap<string, string>, key: string): string {
  const value = raw.get(key) ?? "";
  if (value === "")
    throw new HandshakeRefused(400, `The query lacks ${key}, which every Server SDK of version 5 sends.`);
  return value;
}

/** Both ways in which a value may have been written; the second only where it differs. */
function readings(text: string): { readonly literal: string; readonly spaced: string | undefined } {
  const spaced = text.includes("+") ? percentDecoded(text.replaceAll("+", "%20")) : undefined;
  return { literal: percentDecoded(text), spaced };
}

function secondReading(
  processId: string | undefined,
  token: string | undefined,
): Pick<HandshakeQuery, "plusAsSpace"> {
  if (processId === undefined && token === undefined) return {};
  return {
    plusAsSpace: {
      ...(processId === undefined ? {} : { processId }),
      ...(token === undefined ? {} : { token }),
    },
  };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
