import type { DescribeFleetAttributesInput, DescribeFleetAttributesOutput } from "@aws-sdk/client-gamelift";
import { idOf } from "../domain/arn.ts";
import { pageLimit, readPage } from "../domain/page.ts";
import { fleetAttributesMembers } from "./fleet-attributes-members.ts";
import { operation } from "./operation.ts";

/** **Assumed**: no page size is documented. */
const LARGEST_PAGE = 100;

/** Fleets by their ids, or all. **Documented**: unknown ids are left out, paging is ignored beside ids. */
export const describeFleetAttributes = operation<DescribeFleetAttributesInput, DescribeFleetAttributesOutput>(
  (turn, { scope, input }) => {
    const { fleets } = turn.tables(scope);
    if (input.FleetIds !== undefined) {
      const found = [...new Set(input.FleetIds.map(idOf))].flatMap((fleetId) => fleets.get(fleetId) ?? []);
      return { FleetAttributes: found.map(fleetAttributesMembers) };
    }
    const { items, nextToken } = readPage(
      { limit: pageLimit(input.Limit, LARGEST_PAGE), token: input.NextToken, of: "DescribeFleetAttributes" },
      (after = Number.NEGATIVE_INFINITY, count) => fleets.after("all", "all", after, count),
      (fleet) => fleet.sequence,
    );
    return { FleetAttributes: items.map(fleetAttributesMembers), NextToken: nextToken };
  },
);
