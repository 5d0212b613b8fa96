/**
 * Reads the pushes of the service as strictly as Go's JSON decoder does.
 *
 * **Observed** in the Go Server SDK 5.6.0: one member of a wrong type (a list for GameProperties, a fraction for a
 * number) makes the whole message disappear; missing and null members become empty values.
 */
import { show } from "../show.ts";
import type { FrameFields, PushFrame } from "./sdk-frames.ts";

/** The game session as the process was told of it. */
export interface HostedGameSession {
  readonly gameSessionId: string;
  readonly name: string;
  readonly data: string;
  readonly matchmakerData: string;
  readonly maximumPlayerSessionCount: number;
  readonly port: number;
  readonly ipAddress: string;
  readonly dnsName: string;
  readonly gameProperties: Readonly<Record<string, string>>;
}

export type ServicePush =
  | { readonly kind: "create-game-session"; readonly session: HostedGameSession }
  /** `terminationTime` in milliseconds since 1970: the moment by which the process will be killed. */
  | { readonly kind: "terminate-process"; readonly terminationTime: number }
  | { readonly kind: "refresh-connection"; readonly webSocketUrl: string; readonly authToken: string }
  | { readonly kind: "unplayed"; readonly reason: string };

/** What a push means to this server; never throws. */
export function readPush({ action, fields }: PushFrame): ServicePush {
  try {
    if (action === "CreateGameSession") {
      return { kind: "create-game-session", session: readCreateGameSession(fields) };
    }
    if (action === "TerminateProcess") {
      return { kind: "terminate-process", terminationTime: readInteger(fields, "TerminationTime") };
    }
    if (action === "RefreshConnection") {
      const webSocketUrl = readText(fields, "RefreshConnectionEndpoint");
      return { kind: "refresh-connection", webSocketUrl, authToken: readText(fields, "AuthToken") };
    }
    return { kind: "unplayed", reason: "simulated servers do not play it" };
  } catch (error) {
    return { kind: "unplayed", reason: `a Go client could not read it: ${show(error)}` };
  }
}

function readCreateGameSession(fields: FrameFields): HostedGameSession {
  return {
    gameSessionId: readText(fields, "GameSessionId"),
    name: readText(fields, "GameSessionName"),
    data: readText(fields, "GameSessionData"),
    matchmakerData: readText(fields, "MatchmakerData"),
    maximumPlayerSessionCount: readInteger(fields, "MaximumPlayerSessionCount"),
    port: readInteger(fields, "Port"),
    ipAddress: readText(fields, "IpAddress"),
    dnsName: readText(fields, "DnsName"),
    gameProperties: readTexts(fields, "GameProperties"),
  };
}

/** The string under `member`, empty where there is none. @throws Error for any other type. */
export function readText(fields: FrameFields, member: string): string {
  const value = fields[member] ?? "";
  if (typeof value !== "string") {
    throw new Error(`${member} is not a string: ${JSON.stringify(value)}`);
  }
  return value;
}

function readInteger(fields: FrameFields, member: string): number {
  const value = fields[member] ?? 0;
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new Error(`${member} is not an integer: ${JSON.stringify(value)}`);
  }
  return value;
}

function readTexts(fields: FrameFields, member: string): Readonly<Record<string, string>> {
  const value = fields[member] ?? {};
  if (typeof value !== "object" || Array.isArray(value)) {
    throw new Error(`${member} is not an object of strings: ${JSON.stringify(value)}`);
  }
  const texts: FrameFields = { ...value };
  return Object.fromEntries(Object.keys(texts).map((key) => [key, readText(texts, key)]));
}
