/**
 * How each official SDK asks for its socket: order and encoding of the query, path, headers, schemes.
 *
 * **Observed**: an unmodified Go 5.6 and C++ 5.4 on the wire, C# by its source and its socket library.
 */
import type { ClientOptions } from "ws";
import { cppProfile, csharpProfile, goProfile, type SdkProfile } from "./sdk-profile.ts";
import type { Query, Scheme } from "./server-sdk-bench.ts";

export interface SdkUpgrade {
  /** For the names of tests. */
  readonly name: string;
  /** What it says of itself in the query. */
  readonly query: Query;
  readonly schemes: readonly Scheme[];
  /** How it comes over the network, apart from its URL. */
  readonly options: ClientOptions;
  /** The URL for a base URL, as it is written on the wire. */
  url(endpoint: string, query: Query): string;
}

const identified = ({ name, query }: SdkProfile) => ({ name, query });

const given = (query: Query): readonly (readonly [key: string, value: string])[] =>
  Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

const inOrder = (query: Query, order: readonly string[]): Query =>
  Object.fromEntries(order.map((key) => [key, query[key]]));

const sorted = (query: Query): Query => inOrder(query, Object.keys(query).sort());

const rawPairs = (query: Query): string =>
  given(query)
    .map(([key, value]) => `${key}=${value}`)
    .join("&");

export const goUpgrade: SdkUpgrade = {
  ...identified(goProfile),
  schemes: ["ws", "wss"],
  options: { headers: { "User-Agent": "gamelift-go-sdk/1.0" } },
  url: (endpoint, query) =>
    `${endpoint}?${new URLSearchParams(given(sorted(query)).map(([key, value]) => [key, value]))}`,
};

export const cppUpgrade: SdkUpgrade = {
  ...identified(cppProfile),
  schemes: ["wss"],
  options: { headers: { "User-Agent": "WebSocket++/0.8.2" }, maxVersion: "TLSv1.2" },
  url: (endpoint, query) => `${endpoint}${endpoint.endsWith("/") ? "" : "/"}?${rawPairs(sorted(query))}`,
};

export const csharpUpgrade: SdkUpgrade = {
  ...identified(csharpProfile),
  schemes: ["ws", "wss"],
  options: {
    headers: { "User-Agent": "websocket-sharp/1.0" },
    minVersion: "TLSv1.2",
    maxVersion: "TLSv1.2",
  },
  url: (endpoint, query) => {
    const order = ["ComputeId", "FleetId", "pID", "sdkLanguage", "sdkVersion", "IdempotencyToken"];
    return `${endpoint}?${rawPairs(inOrder(query, [...order, "Authorization"]))}`;
  },
};

/** The first C# of SDK 5: another order, and no IdempotencyToken. */
export const firstCsharpUpgrade: SdkUpgrade = {
  ...csharpUpgrade,
  name: "a client like C# 5.0",
  query: { sdkLanguage: "CSharp", sdkVersion: "5.0.0" },
  url: (endpoint, query) => {
    const order = ["pID", "sdkVersion", "sdkLanguage", "ComputeId", "FleetId", "Authorization"];
    return `${endpoint}?${rawPairs(inOrder(query, order))}`;
  },
};

export const sdkUpgrades: readonly SdkUpgrade[] = [goUpgrade, cppUpgrade, csharpUpgrade, firstCsharpUpgrade];

/** Each of them with each scheme that it can speak. */
export const upgradesByScheme: readonly (SdkUpgrade & { readonly scheme: Scheme })[] = sdkUpgrades.flatMap(
  (upgrade) => upgrade.schemes.map((scheme) => ({ ...upgrade, scheme })),
);
