import type {
  DescribeRuntimeConfigurationInput,
  DescribeRuntimeConfigurationOutput,
} from "@aws-sdk/client-gamelift";
import { fleetByIdOrArn } from "../services/find.ts";
import { operation } from "./operation.ts";
import { runtimeConfigurationMembers } from "./runtime-configuration-members.ts";

/**
 * What the machines of a fleet start. **Documented** members. The page promises an empty answer for a deleted fleet; here
 * it is a NotFoundException, as for a fleet that never was.
 */
export const describeRuntimeConfiguration = operation<
  DescribeRuntimeConfigurationInput,
  DescribeRuntimeConfigurationOutput
>((turn, { scope, input }) => {
  const { runtimeConfiguration } = fleetByIdOrArn(turn, scope, input.FleetId);
  return { RuntimeConfiguration: runtimeConfigurationMembers(runtimeConfiguration) };
});
