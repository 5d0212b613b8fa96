import { computeKey } from "../domain/compute.ts";
import type { SocketOpenedInput } from "../runtime/input.ts";
import { findProcess, findToken } from "../services/find.ts";
import { socketOpened } from "../services/processes.ts";
import type { Turn } from "../services/turn.ts";

/** A refused upgrade: the HTTP status instead of 101, and why, for the journal and the response's body. */
export class HandshakeRefused extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, message: string) {
    super(message);
    this.name = "HandshakeRefused";
    this.statusCode = statusCode;
  }
}

export interface HandshakeQuery {
  readonly processId: string;
  readonly fleetId: string;
  readonly computeName: string;
  readonly sdkVersion: string;
  readonly sdkLanguage: string;
  /** The token as it stands, and as it reads when a plus means a space. */
  readonly tokens: readonly string[];
}

/**
 * Reads the query of an upgrade request.
 *
 * **Observed**: the seven keys (`pID` is spelled so), any order; Go writes form encoding, where a plus is a space; C++
 * and C# leave `+`, `/` and `=` raw. A token is read both ways, since it may have been copied from anywhere.
 *
 * @throws HandshakeRefused 400 for a missing key, 401 without Authorization, 403 for SigV4.
 */
export function readHandshakeQuery(requestUrl: string): HandshakeQuery {
  const mark = requestUrl.indexOf("?");
  const raw = new Map<string, string>();
  for (const pair of mark < 0 ? [] : requestUrl.slice(mark + 1).split("&")) {
    const equals = pair.indexOf("=");
    if (equals > 0) raw.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  const isForm = raw.get("sdkLanguage") === "Go";
  const read = (key: string): string => {
    const text = raw.get(key) ?? "";
    return percentDecoded(isForm ? text.replaceAll("+", " ") : text);
  };
  const required = (key: string): string => {
    const value = read(key);
    if (value === "") throw new HandshakeRefused(400, `The query lacks ${key}.`);
    return value;
  };
  const query = {
    processId: required("pID"),
    fleetId: required("FleetId"),
    computeName: required("ComputeId"),
    sdkVersion: required("sdkVersion"),
    sdkLanguage: read("sdkLanguage"),
  };
  const token = raw.get("Authorization") ?? "";
  if (token === "") throw new HandshakeRefused(401, "The query lacks Authorization.");
  if (token === "SigV4") {
    throw new HandshakeRefused(
      403,
      "SigV4 in the query is not emulated yet; use a token from GetComputeAuthToken.",
    );
  }
  const readings = [token, token.replaceAll("+", " ")].map(percentDecoded);
  return { ...query, tokens: [...new Set(readings)] };
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Binds a socket to its process. @throws HandshakeRefused 403 with the reason. */
export function openSocket(turn: Turn, input: SocketOpenedInput): undefined {
  const known = findToken(turn, input.token);
  if (known === undefined) throw new HandshakeRefused(403, "The token is unknown.");
  const { scope, token } = known;
  if (token.expiresAt <= turn.timeOf("real")) {
    throw new HandshakeRefused(403, `The token expired at ${new Date(token.expiresAt).toISOString()}.`);
  }
  if (token.fleetId !== input.fleetId || token.computeName !== input.computeName) {
    throw new HandshakeRefused(
      403,
      `The token was issued for compute ${token.computeName} of ${token.fleetId}, not for ${input.computeName} of ${input.fleetId}.`,
    );
  }
  const tables = turn.tables(scope);
  const compute = tables.computes.get(computeKey(input.fleetId, input.computeName));
  if (compute === undefined || tables.fleets.get(input.fleetId) === undefined) {
    throw new HandshakeRefused(
      403,
      `Compute ${input.computeName} of fleet ${input.fleetId} is not registered.`,
    );
  }
  const present = findProcess(turn, input.processId)?.process;
  const instance = tables.instances.get(computeKey(input.fleetId, input.computeName));
  if (present === undefined && instance?.status === "TERMINATING") {
    throw new HandshakeRefused(403, `Instance ${input.computeName} of fleet ${input.fleetId} is shut down.`);
  }
  if (present?.status === "TERMINATED") {
    throw new HandshakeRefused(403, `Process ${input.processId} has ended; a process id is used once.`);
  }
  if (
    present !== undefined &&
    (present.fleetId !== input.fleetId || present.computeName !== input.computeName)
  ) {
    throw new HandshakeRefused(
      403,
      `Process ${input.processId} lives on compute ${present.computeName} of ${present.fleetId}.`,
    );
  }
  socketOpened(
    turn,
    scope,
    {
      processId: input.processId,
      fleetId: input.fleetId,
      computeName: input.computeName,
      location: compute.location,
      ipAddress: compute.ipAddress,
      ...(compute.dnsName === undefined ? {} : { dnsName: compute.dnsName }),
      livenessBase: "real",
    },
    input.connectionId,
  );
  return undefined;
}
