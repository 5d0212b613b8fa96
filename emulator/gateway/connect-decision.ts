import { type AwsHost, awsHostOf, isAmazonHost } from "./aws-host.ts";
import type { HostAndPort } from "./host-and-port.ts";
import { isLoopbackHost } from "./host-and-port.ts";
import type { GatewayRefusal } from "./refusal.ts";

/** What becomes of a CONNECT request: served by us, tunnelled to the real host because the user allows it, or refused. */
export type ConnectDecision =
  | { readonly kind: "serve"; readonly aws: AwsHost }
  | { readonly kind: "tunnel" }
  | { readonly kind: "refuse"; readonly refusal: GatewayRefusal };

/**
 * Nothing leaves the machine unless `allowedEgress` says so for that host. The services we stand in for are never
 * tunnelled, and neither are other ports of AWS's and of this machine's names: a proxy that opens any local port
 * would be a way around what those ports guard themselves with.
 */
export function decideConnect(
  target: HostAndPort,
  allowedEgress: (host: string) => boolean,
): ConnectDecision {
  const { host, port } = target;
  if (port !== 443 && (isAmazonHost(host) || isLoopbackHost(host))) {
    const message = `port ${port} of ${host} is not served: AWS and this machine are reached on port 443 only`;
    return { kind: "refuse", refusal: { reason: "port", host, port, message } };
  }
  const aws = awsHostOf(host);
  if (aws !== undefined) return { kind: "serve", aws };
  if (allowedEgress(host)) return { kind: "tunnel" };
  const message = `${host} is outside: nothing leaves this machine unless the host is named (allowedEgress, or --allow-egress)`;
  return { kind: "refuse", refusal: { reason: "egress", host, port, message } };
}
