/**
 * What a game server's environment must hold to join a fleet, with sentences about it.
 *
 * **Documented** and **Observed** (SDK sources): the five variables; the environment wins over the parameters of InitSDK
 * in every SDK; the process id `ManagedResource` makes each process draw one of its own. Go checks certificates, by
 * `SSL_CERT_FILE`; C++ and C# take any.
 */
import type { ReadyCompute } from "./ready-compute.ts";
import type { ServerSettings } from "./settings-text.ts";

export interface TlsSide {
  readonly url: string;
  /** Holds the authority that has signed the endpoint's certificate; absent where it is kept nowhere. */
  readonly bundlePath: string | undefined;
}

export interface SettingsWish {
  readonly processId: string;
  readonly apiUrl: string;
  readonly region: string;
  /** Undefined for the plain endpoint. */
  readonly tls: TlsSide | undefined;
}

export function serverSettings(compute: ReadyCompute, wish: SettingsWish): ServerSettings {
  const { fleetId, computeName, location, authToken, tokenExpiresAt, aliasIds, otherAliasIds } = compute;
  const { processId, tls } = wish;
  const expiresAt = tokenExpiresAt.toISOString();
  return {
    environment: {
      GAMELIFT_SDK_WEBSOCKET_URL: tls?.url ?? compute.endpoint,
      GAMELIFT_SDK_FLEET_ID: fleetId,
      GAMELIFT_SDK_HOST_ID: computeName,
      GAMELIFT_SDK_PROCESS_ID: processId,
      GAMELIFT_SDK_AUTH_TOKEN: authToken,
      ...(tls?.bundlePath === undefined ? {} : { SSL_CERT_FILE: tls.bundlePath }),
    },
    comments: [
      `For a game server with Server SDK 5, on compute ${computeName} at ${location}. It calls InitSDK without parameters.`,
      `The token lives until ${expiresAt}. A connected server keeps its line; for the next start, run this again.`,
      processId === "ManagedResource"
        ? "Each start draws a process id of its own, so the same settings serve for every process."
        : "A process id serves for one start: GameLift refuses it once its process has ended.",
      ...(tls === undefined
        ? ["C++ and Unreal always speak TLS: for those, run this with --tls."]
        : [
            "SSL_CERT_FILE makes Go trust the endpoint. C++, Unreal and C# take any certificate and need none.",
          ]),
      ...(aliasIds.length > 0
        ? [`Placements reach this fleet by ${aliasIds.join(", ")}.`]
        : [
            "No alias leads to this fleet yet, so no placement reaches it. To lead one there:",
            `  aws gamelift update-alias --endpoint-url ${wish.apiUrl} --region ${wish.region} --alias-id ${otherAliasIds.length === 1 ? otherAliasIds[0] : "ALIAS"} ` +
              `--routing-strategy Type=SIMPLE,FleetId=${fleetId}`,
          ]),
    ],
    tokenExpiresAt: expiresAt,
  };
}
