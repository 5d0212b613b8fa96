/**
 * How each SDK writes its requests, so that a scripted client can speak like one that cannot be run here.
 *
 * **Observed** (source of Go 5.6, C++ 5.4, C# 5.5, and websocket-sharp on the wire): ids, fields that are not set, sizes of
 * frames, pings.
 */
import { randomBytes, randomUUID } from "node:crypto";
import type { SdkClient, SdkFrame } from "./sdk-client.ts";
import type { Query } from "./server-sdk-bench.ts";

export interface SdkProfile {
  /** For the names of tests. */
  readonly name: string;
  readonly query: Query;
  readonly newRequestId: () => string;
  /** The fields of an action that this SDK writes when the game has not set them. */
  readonly unset: { readonly [action: string]: object };
  readonly attributeKindKey: "AttrType" | "attrType";
  readonly latencyKey: "LatencyInMs" | "LatencyInMS";
  /** Above this a message goes out in fragments. */
  readonly fragmentBytes?: number;
  readonly pingsBeforeMessages: boolean;
  /** The code that the emulator sees when the SDK's Destroy ends the connection. */
  readonly closeCode: 1001 | 1005 | 1006;
}

const lettersAndDigits = () =>
  randomBytes(48)
    .toString("base64")
    .replace(/[^A-Za-z0-9]/g, "")
    .padEnd(32, "x")
    .slice(0, 32);

export const goProfile: SdkProfile = {
  name: "a client like Go 5.6",
  query: { sdkLanguage: "Go", sdkVersion: "5.6.0" },
  newRequestId: randomUUID,
  unset: { ActivateServerProcess: { LogPaths: null }, StartMatchBackfill: { TicketId: "" } },
  attributeKindKey: "AttrType",
  latencyKey: "LatencyInMs",
  pingsBeforeMessages: false,
  closeCode: 1006,
};

export const cppProfile: SdkProfile = {
  name: "a client like C++ 5.4",
  query: { sdkLanguage: "Cpp", sdkVersion: "5.4.0" },
  newRequestId: lettersAndDigits,
  unset: {},
  attributeKindKey: "AttrType",
  latencyKey: "LatencyInMs",
  pingsBeforeMessages: false,
  closeCode: 1001,
};

export const csharpProfile: SdkProfile = {
  name: "a client like C# 5.5",
  query: { sdkLanguage: "CSharp", sdkVersion: "5.5.1" },
  newRequestId: randomUUID,
  unset: {
    ActivateServerProcess: { SdkToolName: null, SdkToolVersion: null, LogPaths: [] },
    DescribePlayerSessions: {
      GameSessionId: null,
      PlayerId: null,
      PlayerSessionId: null,
      PlayerSessionStatusFilter: null,
      NextToken: null,
      Limit: 50,
    },
    StartMatchBackfill: { TicketId: null },
    GetFleetRoleCredentials: { RoleSessionName: null },
  },
  attributeKindKey: "attrType",
  latencyKey: "LatencyInMS",
  fragmentBytes: 1016,
  pingsBeforeMessages: true,
  closeCode: 1005,
};

export const sdkProfiles: readonly SdkProfile[] = [goProfile, cppProfile, csharpProfile];

/** Sends a request as that SDK does and answers its response, whatever its status. */
export async function askLike(
  profile: SdkProfile,
  client: SdkClient,
  action: string,
  fields: object = {},
  requestId: string = profile.newRequestId(),
): Promise<SdkFrame> {
  if (profile.pingsBeforeMessages) await client.ponged();
  sendLike(profile, client, action, fields, requestId);
  return await client.response(requestId);
}

/** Sends a request as that SDK does and waits for nothing. */
export function sendLike(
  profile: SdkProfile,
  client: SdkClient,
  action: string,
  fields: object,
  requestId: string,
): void {
  const message = { Action: action, RequestId: requestId, ...profile.unset[action], ...fields };
  const bytes = Buffer.from(JSON.stringify(message));
  const size = profile.fragmentBytes ?? bytes.length;
  for (let start = 0; start < bytes.length; start += size) {
    client.socket.send(bytes.subarray(start, start + size), {
      fin: start + size >= bytes.length,
      binary: false,
    });
  }
}

/** Ends the connection as that SDK's Destroy does: Go cuts it, C++ closes with 1001, C# without a code. */
export function leaveLike({ closeCode }: SdkProfile, { socket }: SdkClient): void {
  if (closeCode === 1006) socket.terminate();
  else if (closeCode === 1005) socket.close();
  else socket.close(closeCode);
}
