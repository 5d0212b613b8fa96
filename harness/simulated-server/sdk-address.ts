/**
 * The address that a game server process opens its one WebSocket to: identity and token travel in the query.
 *
 * **Observed** in the Go Server SDK 5.6.0: keys sorted by byte value, values form-encoded, a query of the base
 * address overwritten.
 */
import type { ServerIdentity } from "./server-identity.ts";

export const sdkLanguage = "Go";
export const sdkVersion = "5.6.0";

/** The address with its query. It holds the token: never print it. */
export function sdkAddress(identity: ServerIdentity, idempotencyToken: string): string {
  const query = new URLSearchParams({
    pID: identity.processId,
    sdkVersion,
    sdkLanguage,
    ComputeId: identity.hostId,
    FleetId: identity.fleetId,
    IdempotencyToken: idempotencyToken,
    Authorization: identity.authToken,
  });
  query.sort();
  const address = new URL(identity.webSocketUrl);
  address.search = query.toString();
  return address.href;
}
