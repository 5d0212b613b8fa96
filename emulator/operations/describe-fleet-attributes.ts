import type { DescribeFleetAttributesInput, DescribeFleetAttributesOutput } from "@aws-sdk/client-gamelift";
import { creationPage } from "../services/creation-page.ts";
import { allHere } from "../services/find.ts";
import { fleetAttributesMembers } from "./fleet-attributes-members.ts";
import { operation } from "./operation.ts";

/** Fleets by their ids, or all. **Documented**: unknown ids are left out, paging is ignored beside ids. */
export const describeFleetAttributes = operation<DescribeFleetAttributesInput, DescribeFleetAttributesOutput>(
  (turn, { scope, input }) => {
    const { fleets } = turn.tables(scope);
    if (input.FleetIds !== undefined) {
      const found = allHere(scope, input.FleetIds, fleets);
      return { FleetAttributes: found.map(fleetAttributesMembers) };
    }
    const { items, nextToken } = creationPage("DescribeFleetAttributes", fleets, ["all", "all"], {
      limit: input.Limit,
      token: input.NextToken,
    });
    return { FleetAttributes: items.map(fleetAttributesMembers), NextToken: nextToken };
  },
);
