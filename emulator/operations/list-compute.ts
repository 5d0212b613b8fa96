import type { ListComputeInput, ListComputeOutput } from "@aws-sdk/client-gamelift";
import { unsupportedMember } from "../domain/unsupported-member.ts";
import { listComputes } from "../services/computes.ts";
import { computeMembers } from "./compute-members.ts";
import { operation } from "./operation.ts";

/** The computes of a fleet in the order of their creation. **Documented** members, without those of containers. */
export const listCompute = operation<ListComputeInput, ListComputeOutput>(
  (turn, { scope, input, serverSdkEndpoint }) => {
    if (input.ContainerGroupDefinitionName !== undefined) {
      throw unsupportedMember("ListCompute", "ContainerGroupDefinitionName");
    }
    const { items, nextToken } = listComputes(turn, scope, {
      fleet: input.FleetId,
      location: input.Location,
      status: input.ComputeStatus,
      limit: input.Limit,
      token: input.NextToken,
    });
    const { fleets } = turn.tables(scope);
    return {
      ComputeList: items.map((compute) =>
        computeMembers(compute, fleets.get(compute.fleetId), serverSdkEndpoint),
      ),
      NextToken: nextToken,
    };
  },
);
