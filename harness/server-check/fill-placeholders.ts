import type { ServerIdentity } from "../simulated-server/server-identity.ts";

/** What may stand in the arguments of a server that is told by them, each with the variable it takes the place of. */
const places = {
  url: "GAMELIFT_SDK_WEBSOCKET_URL",
  fleet: "GAMELIFT_SDK_FLEET_ID",
  host: "GAMELIFT_SDK_HOST_ID",
  process: "GAMELIFT_SDK_PROCESS_ID",
  token: "GAMELIFT_SDK_AUTH_TOKEN",
  port: "WINDTUNNEL_PORT",
} as const;

type Place = keyof typeof places;

export interface FilledPlaceholders {
  readonly args: readonly string[];
  /** What is told by the environment: whatever has no placeholder. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Hands a server what it needs, by its arguments where they have a placeholder and by its environment otherwise.
 *
 * **Observed** (SDK sources): a variable always wins over what a server passes to InitSDK, so that a value in both
 * places would hide an argument that the server reads wrongly. Unknown placeholders are left as they are.
 */
export function fillPlaceholders(
  args: readonly string[],
  identity: ServerIdentity,
  port: number,
): FilledPlaceholders {
  const values: Readonly<Record<Place, string>> = {
    url: identity.webSocketUrl,
    fleet: identity.fleetId,
    host: identity.hostId,
    process: identity.processId,
    token: identity.authToken,
    port: String(port),
  };
  const used = new Set<string>();
  const filled = args.map((argument) =>
    argument.replace(/\{(url|fleet|host|process|token|port)\}/g, (_whole, place: Place) => {
      used.add(place);
      return values[place];
    }),
  );
  const environment = Object.entries(places).flatMap(([place, variable]) =>
    used.has(place) && place !== "port" ? [] : [[variable, values[place as Place]]],
  );
  return { args: filled, environment: Object.fromEntries(environment) };
}
