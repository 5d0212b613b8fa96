import type {
  DescribeInstancesInput,
  DescribeInstancesOutput,
  EC2InstanceType,
  Instance as InstanceMembers,
  OperatingSystem,
} from "@aws-sdk/client-gamelift";
import type { Compute } from "../domain/compute.ts";
import type { Fleet } from "../domain/fleet.ts";
import { type Instance, instanceKey } from "../domain/instance.ts";
import { listInstances } from "../services/instance-listing.ts";
import { instantMember } from "./instant-member.ts";
import { operation } from "./operation.ts";

/** The instances of a managed fleet in one location, or one of them. */
export const describeInstances = operation<DescribeInstancesInput, DescribeInstancesOutput>(
  (turn, { scope, input }) => {
    const { computes } = turn.tables(scope);
    const page = { limit: input.Limit, token: input.NextToken };
    const found = listInstances(turn, scope, input.FleetId, input.Location, input.InstanceId, page);
    return {
      Instances: found.items.map((item) =>
        instanceMembers(found.fleet, item, computes.get(instanceKey(item))),
      ),
      NextToken: found.nextToken,
    };
  },
);

/** **Documented** members. DnsName only where whoever runs the machine has given one. */
const instanceMembers = (
  fleet: Fleet,
  instance: Instance,
  compute: Compute | undefined,
): InstanceMembers => ({
  FleetId: fleet.fleetId,
  FleetArn: fleet.fleetArn,
  InstanceId: instance.instanceId,
  IpAddress: compute?.ipAddress,
  DnsName: compute?.dnsName,
  // The wire let no other texts than the model's in.
  OperatingSystem: fleet.operatingSystem as OperatingSystem | undefined,
  Type: fleet.instanceType as EC2InstanceType | undefined,
  Status: instance.status,
  CreationTime: instantMember(instance.createdAt),
  Location: instance.location,
});
