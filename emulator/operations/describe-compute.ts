import type { DescribeComputeInput, DescribeComputeOutput } from "@aws-sdk/client-gamelift";
import { describeCompute as describe } from "../services/computes.ts";
import { computeMembers } from "./compute-members.ts";
import { operation } from "./operation.ts";

/** Shows a compute of an Anywhere fleet, or an instance of a managed one. **Documented** members. */
export const describeCompute = operation<DescribeComputeInput, DescribeComputeOutput>(
  (turn, { scope, input, serverSdkEndpoint }) => {
    const compute = describe(turn, scope, input.FleetId, input.ComputeName);
    const fleet = turn.tables(scope).fleets.get(compute.fleetId);
    return { Compute: computeMembers(compute, fleet, serverSdkEndpoint) };
  },
);
