/**
 * The address that a game server process opens its one WebSocket to: identity and token travel in the query.
 *
 * **Observed** in the Server SDKs: Go sorts the keys and form-encodes the values; C++ sorts them and writes values as they
 * are, with a slash behind the path, and speaks TLS whatever the address says; C# has an order of its own. A query of the
 * base address is overwritten, as Go does; the others break on one.
 */
import { idLike, type SdkProfile } from "./sdk-profile.ts";
import type { ServerIdentity } from "./server-identity.ts";

/** By this name GameLift's double knows that a process lives in the world's time; docs/decisions/0001. */
export const simulatedToolName = "windtunnel-simulated";

/**
 * The address with its query. It holds the token: never print it.
 *
 * @param uuid from which the IdempotencyToken is made.
 * @param toolName of a simulated server, which no SDK writes here: it says at once in which time the process lives.
 * @throws TypeError when the identity's URL is none.
 */
export function sdkAddress(
  identity: ServerIdentity,
  uuid: string,
  profile: SdkProfile,
  toolName?: string,
): string {
  const values: Readonly<Record<string, string>> = {
    ComputeId: identity.hostId,
    FleetId: identity.fleetId,
    pID: identity.processId,
    sdkLanguage: profile.language,
    sdkVersion: profile.version,
    IdempotencyToken: idLike(profile, uuid),
    Authorization: identity.authToken,
    ...(toolName === undefined ? {} : { sdkToolName: toolName }),
  };
  const address = new URL(identity.webSocketUrl);
  if (profile.tls === "always") address.protocol = "wss:";
  if (profile.query === "sorted-raw" && !address.pathname.endsWith("/")) address.pathname += "/";
  address.search = queryOf(values, profile.query);
  return address.href;
}

function queryOf(values: Readonly<Record<string, string>>, writing: SdkProfile["query"]): string {
  const keys = Object.keys(values);
  if (writing !== "raw") keys.sort();
  if (writing === "form") return new URLSearchParams(keys.map((key) => [key, values[key] ?? ""])).toString();
  return keys.map((key) => `${key}=${values[key]}`).join("&");
}
