import { BlockList, isIP } from "node:net";

/** The `host:port` of a CONNECT request or of a Host header, taken apart; the host in lower case, without brackets. */
export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

const thisMachine = new BlockList();
thisMachine.addSubnet("127.0.0.0", 8);
thisMachine.addAddress("0.0.0.0");
thisMachine.addAddress("::1", "ipv6");
thisMachine.addAddress("::", "ipv6");

const name =
  /^(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/;

/** Undefined when the text is no `host:port`. A port that is left out is `defaultPort`, if one is given. */
export function hostAndPortOf(text: string, defaultPort?: number): HostAndPort | undefined {
  const [, bracketed, bare, digits] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(\d{1,5}))?$/.exec(text.toLowerCase()) ?? [];
  const port = digits === undefined ? defaultPort : Number(digits);
  if (port === undefined || port < 1 || port > 65535) return undefined;
  if (bracketed !== undefined) return isIP(bracketed) === 6 ? { host: bracketed, port } : undefined;
  const host = bare?.replace(/\.$/, "") ?? "";
  return isHostName(host) ? { host, port } : undefined;
}

/** A DNS name or an IP address that is safe to print, to put into a certificate and into a file's name. */
export function isHostName(host: string): boolean {
  return isIP(host) !== 0 || name.test(host);
}

/** Whether the host, read as a name only and not looked up, means this machine. */
export function isLoopbackHost(host: string): boolean {
  const version = isIP(host);
  if (version === 0) return host === "localhost" || host.endsWith(".localhost");
  return thisMachine.check(host, version === 4 ? "ipv4" : "ipv6");
}
