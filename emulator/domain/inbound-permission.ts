import { type ApiError, invalidRequest, limitExceeded } from "./api-error.ts";

/** Traffic that the instances of a fleet let in. */
export interface InboundPermission {
  readonly fromPort: number;
  readonly toPort: number;
  readonly ipRange: string;
  readonly protocol: "TCP" | "UDP";
}

/** **Documented**: how many a fleet can have. */
export const INBOUND_PERMISSION_LIMIT = 50;

/**
 * What is wrong with permissions for a build of this operating system; undefined when nothing is.
 *
 * **Documented**: ports 22 and 1026-60000 on Linux, 1026-60000 on Windows; ToPort is not below FromPort; CIDR notation.
 * **Assumed**: IPv4, as in the page's examples; Realtime scripts run on Linux. The model calls all of it sensitive, so
 * that the texts say which item is meant and not what is in it.
 *
 * @param member the name of the list in the request.
 */
export function flawOfInboundPermissions(
  member: string,
  permissions: readonly InboundPermission[],
  operatingSystem: string | undefined,
): ApiError | undefined {
  const isWindows = operatingSystem?.startsWith("WINDOWS") === true;
  for (const [index, permission] of permissions.entries()) {
    const flaw = flawOf(permission, isWindows);
    if (flaw !== undefined) return invalidRequest(`${member} ${index + 1}: ${flaw}`);
  }
  return undefined;
}

function flawOf({ fromPort, toPort, ipRange }: InboundPermission, isWindows: boolean): string | undefined {
  if (toPort < fromPort) return "ToPort is less than FromPort.";
  const isRemoteShell = !isWindows && fromPort === 22 && toPort === 22;
  if (fromPort < 1026 && !isRemoteShell) {
    return `ports of fleets with ${isWindows ? "Windows builds are 1026-60000" : "Linux builds are 22 and 1026-60000"}.`;
  }
  return isIpv4Range(ipRange) ? undefined : "IpRange is not in CIDR notation, such as 0.0.0.0/0.";
}

function isIpv4Range(text: string): boolean {
  const [, address = "", mask = ""] = /^((?:\d{1,3}\.){3}\d{1,3})\/(\d{1,2})$/.exec(text) ?? [];
  return address !== "" && Number(mask) <= 32 && address.split(".").every((part) => Number(part) <= 255);
}

/**
 * The permissions after an update.
 *
 * **Documented**: what is revoked must match a present one in every member. **Assumed**: revocations come first; opening
 * what is open already changes nothing; more than the limit is a LimitExceededException.
 *
 * @throws ApiError InvalidRequestException, LimitExceededException.
 */
export function updatedInboundPermissions(
  present: readonly InboundPermission[],
  authorizations: readonly InboundPermission[],
  revocations: readonly InboundPermission[],
): readonly InboundPermission[] {
  const updated = new Map(present.map((permission) => [keyOf(permission), permission]));
  const revoked = new Set(revocations.map(keyOf));
  for (const key of revoked) {
    if (updated.delete(key)) continue;
    const index = revocations.findIndex((permission) => keyOf(permission) === key);
    throw invalidRequest(
      `InboundPermissionRevocations ${index + 1}: the fleet has no permission with exactly these ports, range and protocol.`,
    );
  }
  for (const permission of authorizations) updated.set(keyOf(permission), permission);
  if (updated.size > INBOUND_PERMISSION_LIMIT) {
    throw limitExceeded(
      `The fleet would have ${updated.size} inbound permissions; at most ${INBOUND_PERMISSION_LIMIT} are allowed.`,
    );
  }
  return [...updated.values()];
}

const keyOf = ({ fromPort, toPort, ipRange, protocol }: InboundPermission): string =>
  `${protocol} ${fromPort}-${toPort} ${ipRange}`;
