/**
 * The environment in which an unmodified Nakama finds our gateway instead of AWS.
 *
 * **Observed** (Go net/http and crypto/x509, Nakama 3.40): the fleet manager's SDK heeds no endpoint setting, but
 * Go's proxy and certificate variables. Names of this machine are never proxied by Go; `0.0.0.0` is, and Nakama's own
 * HTTP front dials its gRPC port by that name when `--socket.address 0.0.0.0` is set, so it is excepted here.
 */
export interface NakamaEnvironmentOptions {
  /** Where the gateway takes CONNECT, as Nakama sees it; 127.0.0.1 unless Nakama lives in a container. */
  readonly gatewayHost?: string;
  readonly connectPort: number;
  /** The file with our authority's certificate, as Nakama sees it. */
  readonly bundlePath: string;
  /**
   * An empty folder, so that our authority is the only one that is trusted. Left out when the user allows egress: then
   * Go adds the system's certificate folders to our bundle, and tunnelled hosts verify as usual.
   */
  readonly emptyFolderPath?: string;
  /** Hosts that are to be reached past the gateway, besides this machine's own names. */
  readonly directHosts?: readonly string[];
}

export function nakamaEnvironment(options: NakamaEnvironmentOptions): Record<string, string> {
  const host = options.gatewayHost ?? "127.0.0.1";
  const direct = ["localhost", "127.0.0.1", "::1", "0.0.0.0", ...(options.directHosts ?? [])];
  return {
    HTTPS_PROXY: `http://${host.includes(":") ? `[${host}]` : host}:${options.connectPort}`,
    NO_PROXY: direct.join(","),
    SSL_CERT_FILE: options.bundlePath,
    ...(options.emptyFolderPath === undefined ? {} : { SSL_CERT_DIR: options.emptyFolderPath }),
    NAKAMA_TELEMETRY: "0",
  };
}
