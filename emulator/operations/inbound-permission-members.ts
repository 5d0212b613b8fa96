import type { IpPermission } from "@aws-sdk/client-gamelift";
import type { InboundPermission } from "../domain/inbound-permission.ts";
import type { Checked } from "./checked.ts";

/** An IpPermission as a fleet keeps it. */
export const inboundPermission = (given: Checked<IpPermission>): InboundPermission => ({
  fromPort: given.FromPort,
  toPort: given.ToPort,
  ipRange: given.IpRange,
  protocol: given.Protocol,
});

/** **Documented** members. */
export const inboundPermissionMembers = (permission: InboundPermission): IpPermission => ({
  FromPort: permission.fromPort,
  ToPort: permission.toPort,
  IpRange: permission.ipRange,
  Protocol: permission.protocol,
});
