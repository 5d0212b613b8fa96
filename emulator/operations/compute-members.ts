import type {
  Compute as ComputeMembers,
  ComputeStatus,
  EC2InstanceType,
  OperatingSystem,
} from "@aws-sdk/client-gamelift";
import type { Compute } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import { instantMember } from "./instant-member.ts";

/** **Observed**: computes that are no containers carry this text and not the model's ACTIVE. */
const ACTIVE_COMPUTE = "Active" as string as ComputeStatus;

/**
 * A compute as the API shows it. **Documented** members: instances of managed fleets have a type and an operating
 * system and are named by their instance's id, registered computes an endpoint for their game servers.
 */
export const computeMembers = (
  compute: Compute,
  fleet: Fleet | undefined,
  serverSdkEndpoint: string,
): ComputeMembers => ({
  FleetId: compute.fleetId,
  FleetArn: compute.fleetArn,
  ComputeName: compute.computeName,
  ComputeArn: compute.computeArn,
  IpAddress: compute.ipAddress,
  DnsName: compute.dnsName,
  ComputeStatus: ACTIVE_COMPUTE,
  Location: compute.location,
  CreationTime: instantMember(compute.createdAt),
  ...(fleet?.computeType === "EC2"
    ? {
        InstanceId: compute.computeName,
        // The wire let no other texts than the model's in.
        Type: fleet.instanceType as EC2InstanceType | undefined,
        OperatingSystem: fleet.operatingSystem as OperatingSystem | undefined,
      }
    : { GameLiftServiceSdkEndpoint: serverSdkEndpoint }),
});
