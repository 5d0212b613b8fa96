import type {
  DescribeEC2InstanceLimitsInput,
  DescribeEC2InstanceLimitsOutput,
  EC2InstanceType,
} from "@aws-sdk/client-gamelift";
import { invalidRequest } from "../domain/api-error.ts";
import { isAwsLocation } from "../domain/aws-locations.ts";
import { instancesInUse } from "../services/instance-limits.ts";
import { serviceModel } from "../wire/service-model.ts";
import { operation } from "./operation.ts";

/** **Documented**: the instance types of the model. */
const instanceTypes = serviceModel.inputs.DescribeEC2InstanceLimits?.EC2InstanceType?.enum ?? [];

/**
 * How many instances of each type an account may have in a location, and has. **Assumed**: one limit for every type and
 * place, which a user may choose (`instanceLimit`); a location of which AWS has no instances, such as a custom one, is an
 * InvalidRequestException.
 */
export const describeEC2InstanceLimits = operation<
  DescribeEC2InstanceLimitsInput,
  DescribeEC2InstanceLimitsOutput
>((turn, { scope, input }) => {
  const location = input.Location ?? scope.region;
  if (location !== scope.region && !isAwsLocation(location)) {
    throw invalidRequest(`${location} is no Region or Local Zone that hosts game servers.`);
  }
  const types = input.EC2InstanceType === undefined ? instanceTypes : [input.EC2InstanceType];
  const inUse = instancesInUse(turn, scope, location);
  return {
    EC2InstanceLimits: types.map((type) => ({
      EC2InstanceType: type as EC2InstanceType,
      CurrentInstances: inUse.get(type) ?? 0,
      InstanceLimit: turn.options.instanceLimit,
      Location: location,
    })),
  };
});
