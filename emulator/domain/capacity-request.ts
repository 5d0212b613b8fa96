import type { InstanceCounts, ManagedCapacity } from "./fleet-location.ts";

/** What UpdateFleetCapacity was asked for. */
export interface CapacityRequest {
  readonly desired: number | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly zeroCapacityStrategy: ManagedCapacity["zeroCapacityStrategy"] | undefined;
  readonly scaleInAfterInactivityMinutes: number | undefined;
}

export interface Capacity {
  readonly instances: InstanceCounts;
  readonly managedCapacity: ManagedCapacity | undefined;
}

/** **Documented**: the minutes without game sessions after which a location is scaled to zero, unless they are given. */
export const DEFAULT_SCALE_IN_MINUTES = 30;

/** What a location is settled to by a request: what is not given stays. */
export function requestedCapacity(present: Capacity, request: CapacityRequest): Capacity {
  return {
    instances: {
      desired: request.desired ?? present.instances.desired,
      minimum: request.minimum ?? present.instances.minimum,
      maximum: request.maximum ?? present.instances.maximum,
    },
    managedCapacity: requestedManagement(present.managedCapacity, request),
  };
}

function requestedManagement(
  present: ManagedCapacity | undefined,
  request: CapacityRequest,
): ManagedCapacity | undefined {
  const { zeroCapacityStrategy: strategy = present?.zeroCapacityStrategy, scaleInAfterInactivityMinutes } =
    request;
  if (strategy !== "SCALE_TO_AND_FROM_ZERO") {
    return strategy === undefined ? undefined : { zeroCapacityStrategy: strategy };
  }
  return {
    zeroCapacityStrategy: strategy,
    scaleInAfterInactivityMinutes:
      scaleInAfterInactivityMinutes ?? present?.scaleInAfterInactivityMinutes ?? DEFAULT_SCALE_IN_MINUTES,
  };
}

/**
 * Why a location cannot be settled so; undefined when it can.
 *
 * **Documented**: MinSize excludes SCALE_TO_AND_FROM_ZERO; a number outside of the limits is refused. **Assumed**: minutes
 * of inactivity say nothing without that strategy and are refused.
 */
export function flawOfCapacity(
  { instances: { desired, minimum, maximum }, managedCapacity }: Capacity,
  request: CapacityRequest,
): string | undefined {
  const isManaged = managedCapacity?.zeroCapacityStrategy === "SCALE_TO_AND_FROM_ZERO";
  if (isManaged && request.minimum !== undefined) {
    return "MinSize cannot be set together with the ZeroCapacityStrategy SCALE_TO_AND_FROM_ZERO.";
  }
  if (!isManaged && request.scaleInAfterInactivityMinutes !== undefined) {
    return "ScaleInAfterInactivityMinutes needs the ZeroCapacityStrategy SCALE_TO_AND_FROM_ZERO.";
  }
  if (minimum > maximum) return `MinSize ${minimum} is above MaxSize ${maximum}.`;
  if (desired < minimum) return `DesiredInstances ${desired} is below MinSize ${minimum}.`;
  if (desired > maximum) return `DesiredInstances ${desired} is above MaxSize ${maximum}.`;
  return undefined;
}
