import type { Compute as ComputeMembers, ComputeStatus } from "@aws-sdk/client-gamelift";
import type { Compute } from "../domain/compute.ts";
import { instantMember } from "./instant-member.ts";

/** **Observed**: computes that are no containers carry this text and not the model's ACTIVE. */
const ACTIVE_COMPUTE = "Active" as string as ComputeStatus;

/** A compute as the API shows it. **Documented** members. */
export const computeMembers = (compute: Compute, serverSdkEndpoint: string): ComputeMembers => ({
  FleetId: compute.fleetId,
  FleetArn: compute.fleetArn,
  ComputeName: compute.computeName,
  ComputeArn: compute.computeArn,
  IpAddress: compute.ipAddress,
  DnsName: compute.dnsName,
  ComputeStatus: ACTIVE_COMPUTE,
  Location: compute.location,
  CreationTime: instantMember(compute.createdAt),
  GameLiftServiceSdkEndpoint: serverSdkEndpoint,
});
