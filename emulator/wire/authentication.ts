/**
 * Reads from the Authorization header who calls, and so which account's and region's resources are meant.
 *
 * **Documented**: the forms of Signature Version 4 and 4A. **Assumed**: the signature itself is not verified, since
 * any credentials shall do on a bench; an access key of twelve digits names its account; a signature for any region
 * (4A) means the region of the host that was called, and home where that is none of AWS's.
 */
import type { Scope } from "../domain/scope.ts";
import { FrameworkError } from "./framework-error.ts";

export interface Caller {
  readonly accessKeyId: string;
  readonly scope: Scope;
}

export interface AuthenticationHeaders {
  readonly authorization: string | undefined;
  readonly host: string | undefined;
}

/** Signature Version 4A signs for several regions at once, so that its credential scope names none. */
const partCounts: ReadonlyMap<string, number> = new Map([
  ["AWS4-HMAC-SHA256", 5],
  ["AWS4-ECDSA-P256-SHA256", 4],
]);

/**
 * @param home the account of access keys that are not an account number, and the region of callers who name none.
 * @throws FrameworkError MissingAuthenticationTokenException, IncompleteSignatureException, InvalidSignatureException.
 */
export function authenticate(headers: AuthenticationHeaders, home: Scope): Caller {
  const header = headers.authorization?.trim();
  if (header === undefined || header === "") {
    throw new FrameworkError("MissingAuthenticationTokenException", "Missing Authentication Token");
  }
  const separator = header.indexOf(" ");
  const algorithm = separator === -1 ? header : header.slice(0, separator);
  const partCount = partCounts.get(algorithm);
  if (partCount === undefined) {
    throw incomplete(`Authorization must begin with ${[...partCounts.keys()].join(" or ")}.`);
  }
  const credential = requiredParameters(header.slice(algorithm.length)).split("/");
  if (credential.length !== partCount || credential.includes("")) {
    const form = partCount === 5 ? "keyid/date/region/service/term" : "keyid/date/service/term";
    throw incomplete(`Credential must have exactly ${partCount} slash-delimited elements, as in ${form}.`);
  }
  const [accessKeyId = "", date = ""] = credential;
  const [service, terminator] = credential.slice(-2);
  if (service !== "gamelift") throw invalidScope("correct service: 'gamelift'");
  if (terminator !== "aws4_request") throw invalidScope("a valid terminator: 'aws4_request'");
  if (!/^\d{8}$/.test(date)) throw invalidScope("a date of the form YYYYMMDD");
  const region = partCount === 5 ? credential[2] : (regionOfHost(headers.host) ?? home.region);
  if (region === undefined || !/^[a-z0-9-]{1,64}$/.test(region)) throw invalidScope("a valid region");
  const account = accountOf(accessKeyId, home.account);
  // One and the same object for nearly every call: the store finds its tables by it, and records keep it.
  const isHome = account === home.account && region === home.region;
  return { accessKeyId, scope: isHome ? home : { account, region } };
}

/** The Credential of the header's parameters, after all three were seen. */
function requiredParameters(text: string): string {
  const parameters = new Map<string, string>();
  for (const part of text.split(",")) {
    const equals = part.indexOf("=");
    if (equals > 0) parameters.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const missing = ["Credential", "Signature", "SignedHeaders"].filter((name) => !parameters.get(name));
  if (missing.length > 0) {
    throw incomplete(missing.map((name) => `Authorization header requires '${name}' parameter.`).join(" "));
  }
  return parameters.get("Credential") ?? "";
}

const accountOf = (accessKeyId: string, defaultAccount: string): string =>
  /^\d{12}$/.test(accessKeyId) ? accessKeyId : defaultAccount;

const amazonHost = /^gamelift(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\.?(?::\d+)?$/i;

/** Standard, FIPS and dual-stack names alike. */
const regionOfHost = (host: string | undefined): string | undefined =>
  amazonHost.exec(host ?? "")?.[1]?.toLowerCase();

const incomplete = (message: string) => new FrameworkError("IncompleteSignatureException", message);

const invalidScope = (expected: string) =>
  new FrameworkError("InvalidSignatureException", `Credential should be scoped to ${expected}.`);
