/** Whose resources a game server may reach: found by its token, or by its signature and the compute that it names. */
import { type AuthToken, computeKey } from "../domain/compute.ts";
import type { QuerySignature, SignedIdentity, SigningCredential } from "../domain/query-signature.ts";
import type { Scope } from "../domain/scope.ts";
import type { SocketOpenedInput } from "../runtime/input.ts";
import { findProcess, findToken } from "../services/find.ts";
import type { Turn } from "../services/turn.ts";
import { HandshakeRefused } from "./handshake-refused.ts";
import { isSignedBy, signedAtMs } from "./query-signature.ts";

/** **Observed**: C# signs with local time, and calls it UTC; so what is a day apart may still be the same hour. */
const MOST_SKEW_MS = 24 * 60 * 60 * 1_000;

/** @throws HandshakeRefused 403 for a token that is unknown, expired, or of another compute. */
export function scopeOfToken(
  turn: Turn,
  input: SocketOpenedInput,
): { readonly scope: Scope; readonly token: string } {
  const { fleetId, computeName, token, plusAsSpace } = input;
  const readings = [token, plusAsSpace?.token].filter((reading) => reading !== undefined);
  const known = readings.map((reading) => findToken(turn, reading)).find((found) => found !== undefined);
  if (known === undefined)
    throw new HandshakeRefused(
      403,
      "The token is unknown: ask this emulator for one with GetComputeAuthToken; those of an earlier run are gone.",
    );
  checkToken(turn, known.token, { fleetId, computeName });
  return { scope: known.scope, token: known.token.token };
}

function checkToken(turn: Turn, token: AuthToken, asked: { fleetId: string; computeName: string }): void {
  if (token.expiresAt <= turn.timeOf("real")) {
    const expiredAt = new Date(token.expiresAt).toISOString();
    throw new HandshakeRefused(
      403,
      `The token expired at ${expiredAt}: ask for a new one with GetComputeAuthToken.`,
    );
  }
  if (token.fleetId !== asked.fleetId || token.computeName !== asked.computeName) {
    throw new HandshakeRefused(
      403,
      `The token was issued for compute ${token.computeName} of ${token.fleetId}, not for ${asked.computeName} of ${asked.fleetId}.`,
    );
  }
}

/**
 * **Assumed**: the access key has to be known; whether the signature is right is looked at by option only, since nobody
 * has to be kept out of a bench.
 *
 * @throws HandshakeRefused 403 for an unknown compute or access key, a Region that is not the fleet's, a date more than a
 * day away, or, where signatures are checked, a wrong one.
 */
export function scopeOfSignature(
  turn: Turn,
  asked: SignedIdentity & { readonly receivedAtMs?: number },
  given: QuerySignature,
): Scope {
  const refused = (what: string) => new HandshakeRefused(403, `SigV4: ${what}.`);
  const key = computeKey(asked.fleetId, asked.computeName);
  const scope = turn.scopes().find((each) => turn.tables(each).computes.get(key) !== undefined);
  if (scope === undefined) {
    throw new HandshakeRefused(
      403,
      `Compute ${asked.computeName} of fleet ${asked.fleetId} is not registered: call RegisterCompute first.`,
    );
  }
  if (given.region !== scope.region) {
    throw refused(`the credential is for ${given.region}, and fleet ${asked.fleetId} is in ${scope.region}`);
  }
  const credential = credentialOf(turn, scope, asked, given.accessKeyId);
  if (credential === undefined)
    throw refused(
      `the access key ${given.accessKeyId} is unknown, or has expired; --server-sdk-credential names one`,
    );
  if (credential.sessionToken !== undefined && credential.sessionToken !== given.sessionToken) {
    throw refused(`X-Amz-Security-Token is not that of the access key ${given.accessKeyId}`);
  }
  const skewMs = Math.abs(signedAtMs(given.date) - (asked.receivedAtMs ?? Number.NaN));
  if (skewMs > MOST_SKEW_MS)
    throw refused(`X-Amz-Date ${given.date} is more than a day away from this machine's time`);
  if (turn.options.checksServerSdkSignatures && !isSignedBy(credential.secretAccessKey, given, asked)) {
    throw refused("the signature does not fit ComputeId, FleetId and pID; is the secret right?");
  }
  return scope;
}

/** What a user named by option, or what the emulator itself issued to a process of the same fleet and is still valid. */
function credentialOf(
  turn: Turn,
  scope: Scope,
  { fleetId, processId }: SignedIdentity,
  accessKeyId: string,
): SigningCredential | undefined {
  const chosen = turn.options.serverSdkCredentials.find(
    (credential) => credential.accessKeyId === accessKeyId,
  );
  if (chosen !== undefined) return chosen;
  const issued = turn.tables(scope).roleCredentials.get(accessKeyId);
  const base = findProcess(turn, processId)?.process.livenessBase ?? "real";
  return issued?.fleetId === fleetId && issued.expiresAt > turn.timeOf(base) ? issued : undefined;
}
