import type { EC2InstanceType, FleetCapacity, ManagedCapacityConfiguration } from "@aws-sdk/client-gamelift";
import type { Fleet } from "../domain/fleet.ts";
import type { FleetLocation, ManagedCapacity } from "../domain/fleet-location.ts";
import type { UsageCounts } from "../domain/location-usage.ts";

/** **Documented**: MANUAL is the default. */
export const managedCapacityMembers = (
  managed: ManagedCapacity = { zeroCapacityStrategy: "MANUAL" },
): ManagedCapacityConfiguration => ({
  ZeroCapacityStrategy: managed.zeroCapacityStrategy,
  ScaleInAfterInactivityMinutes: managed.scaleInAfterInactivityMinutes,
});

/** The instances of a fleet's location as the API shows them. **Documented** members. */
export const fleetCapacityMembers = (
  fleet: Fleet,
  { location, instances, managedCapacity }: FleetLocation,
  usage: UsageCounts,
): FleetCapacity => ({
  FleetId: fleet.fleetId,
  FleetArn: fleet.fleetArn,
  // The wire let no other texts than the model's in.
  InstanceType: fleet.instanceType as EC2InstanceType | undefined,
  InstanceCounts: {
    DESIRED: instances?.desired,
    MINIMUM: instances?.minimum,
    MAXIMUM: instances?.maximum,
    PENDING: usage.pendingInstanceCount,
    ACTIVE: usage.activeInstanceCount,
    IDLE: usage.idleInstanceCount,
    TERMINATING: usage.terminatingInstanceCount,
  },
  Location: location,
  ManagedCapacityConfiguration: managedCapacityMembers(managedCapacity),
});
