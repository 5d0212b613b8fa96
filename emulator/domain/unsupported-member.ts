import { UnsupportedError } from "./unsupported-error.ts";

/** Every member of a served operation that is refused by its name; docs/coverage.md lists them. */
export const unsupportedMembers = {
  CreateFleet: ["PlayerGatewayMode", "PlayerGatewayConfiguration", "PeerVpcAwsAccountId", "PeerVpcId"],
  ListCompute: ["ContainerGroupDefinitionName"],
} as const;

type Operation = keyof typeof unsupportedMembers;

/** The refusal of a member that AWS would act upon. @param value what was asked, where other values are served. */
export const unsupportedMember = <Name extends Operation>(
  operation: Name,
  member: (typeof unsupportedMembers)[Name][number],
  value?: string,
): UnsupportedError =>
  new UnsupportedError(`${member}${value === undefined ? "" : ` ${value}`} of ${operation}`);
