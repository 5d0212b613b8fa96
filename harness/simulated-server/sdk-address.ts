/**
 * The address that a game server process opens its one WebSocket to: identity and token travel in the query.
 *
 * **Observed** in the Go Server SDK 5.6.0: keys sorted by byte value, values form-encoded, a query of the base
 * address overwritten.
 */
import type { ServerIdentity } from "./server-identity.ts";

export const sdkLanguage = "Go";
export const sdkVersion = "5.6.0";
/** By this name GameLift's double knows that a process lives in the world's time; docs/decisions/0001. */
export const simulatedToolName = "windtunnel-simulated";

/**
 * The address with its query. It holds the token: never print it.
 *
 * @param toolName of a simulated server, which no SDK writes here: it says at once in which time the process lives.
 */
export function sdkAddress(identity: ServerIdentity, idempotencyToken: string, toolName?: string): string {
  const query = new URLSearchParams({
    pID: identity.processId,
    sdkVersion,
    sdkLanguage,
    ComputeId: identity.hostId,
    FleetId: identity.fleetId,
    IdempotencyToken: idempotencyToken,
    Authorization: identity.authToken,
    ...(toolName === undefined ? {} : { sdkToolName: toolName }),
  });
  query.sort();
  const address = new URL(identity.webSocketUrl);
  address.search = query.toString();
  return address.href;
}
