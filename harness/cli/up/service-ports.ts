/** The ports of `npm run up`: the same from run to run, so that what a user has pasted somewhere stays true. */

export interface ServicePorts {
  readonly api: number;
  readonly serverSdk: number;
  readonly serverSdkTls: number;
  readonly connect: number;
  readonly tls: number;
  readonly queue: number;
  readonly postgres: number;
  /** Nakama's players; its gRPC is one below. */
  readonly nakama: number;
  /** Nakama's console; its gRPC is three below. */
  readonly console: number;
}

export interface PortWish {
  readonly name: keyof ServicePorts;
  /** The flag that changes it. */
  readonly flag: string;
  readonly port: number;
  /** Who listens there, for messages and help. */
  readonly purpose: string;
}

/** Nakama's are its own defaults; the rest lies side by side where nothing well known does. */
export const SERVICE_PORTS: readonly PortWish[] = [
  { name: "api", flag: "--api-port", port: 7300, purpose: "GameLift's API" },
  { name: "serverSdk", flag: "--server-sdk-port", port: 7301, purpose: "game servers" },
  { name: "serverSdkTls", flag: "--server-sdk-tls-port", port: 7302, purpose: "game servers, TLS" },
  { name: "connect", flag: "--connect-port", port: 7303, purpose: "Nakama's proxy" },
  { name: "tls", flag: "--tls-port", port: 7304, purpose: "AWS's host names, TLS" },
  { name: "queue", flag: "--queue-port", port: 7305, purpose: "SQS" },
  { name: "postgres", flag: "--postgres-port", port: 7306, purpose: "PostgreSQL" },
  { name: "nakama", flag: "--nakama-port", port: 7350, purpose: "Nakama" },
  { name: "console", flag: "--console-port", port: 7351, purpose: "Nakama's console" },
];

export interface NeededPort {
  readonly port: number;
  readonly purpose: string;
  readonly flag: string;
}

/**
 * Every port that will be listened on, with the flag that moves it.
 * @throws Error when two of them are the same.
 */
export function neededPorts(ports: ServicePorts, options: { readonly withNakama: boolean }): NeededPort[] {
  const needed: NeededPort[] = [];
  for (const { name, flag, purpose } of SERVICE_PORTS) {
    const ofNakama = name === "nakama" || name === "console";
    if (ofNakama && !options.withNakama) continue;
    needed.push({ port: ports[name], purpose, flag });
    if (ofNakama) {
      const below = name === "nakama" ? 1 : 3;
      needed.push({ port: ports[name] - below, purpose: `${purpose}, gRPC (always ${below} below)`, flag });
    }
  }
  for (const [index, one] of needed.entries()) {
    const other = needed.slice(index + 1).find(({ port }) => port === one.port);
    if (other !== undefined) {
      throw new Error(
        `${one.purpose} and ${other.purpose} would both listen on port ${one.port}: change ${one.flag} or ${other.flag}.`,
      );
    }
  }
  return needed;
}
