/** What a server process finds in its environment. */
import type { ManagedHost } from "../services/managed-hosts.ts";

/** Of the emulator's own environment; the rest, such as a developer's AWS credentials, is nobody's business there. */
const inherited: readonly RegExp[] = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|TZ|TMPDIR|LANG|LANGUAGE|LC_[A-Z]+)$/,
  /^(LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|DOTNET_ROOT)$/,
];

export interface LaunchEnvironment {
  readonly host: ManagedHost;
  readonly webSocketUrl: string;
  readonly region: string;
  /** A port of this machine that nobody uses. */
  readonly port: number;
  /** Certificates to trust, where the socket is a TLS one of this emulator's own authority. */
  readonly certificateBundle: string | undefined;
  /** What the user wants there besides. */
  readonly own: Readonly<Record<string, string>>;
}

/**
 * **Documented**: the five GAMELIFT_SDK_* of managed EC2 hosts. **Assumed**: the two names of the home Region. Of our own
 * are WINDTUNNEL_PORT (on AWS each instance has all its ports for itself, here all of them share one machine), and by which a
 * server comes to trust our authority, which on AWS is a public one: Go and OpenSSL read SSL_CERT_FILE, Node reads
 * NODE_EXTRA_CA_CERTS. **Observed**: C++ and C# trust any certificate.
 */
export function launchEnvironment(
  machine: Readonly<Record<string, string | undefined>>,
  { host, webSocketUrl, region, port, certificateBundle, own }: LaunchEnvironment,
): Record<string, string> {
  const kept = Object.entries(machine).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && inherited.some((pattern) => pattern.test(entry[0])),
  );
  return {
    ...Object.fromEntries(kept),
    ...(certificateBundle === undefined
      ? {}
      : { SSL_CERT_FILE: certificateBundle, NODE_EXTRA_CA_CERTS: certificateBundle }),
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...own,
    WINDTUNNEL_PORT: String(port),
    GAMELIFT_SDK_WEBSOCKET_URL: webSocketUrl,
    GAMELIFT_SDK_PROCESS_ID: host.processId,
    GAMELIFT_SDK_HOST_ID: host.computeName,
    GAMELIFT_SDK_FLEET_ID: host.fleetId,
    GAMELIFT_SDK_AUTH_TOKEN: host.authToken,
  };
}
