import type {
  DescribeFleetLocationAttributesInput,
  DescribeFleetLocationAttributesOutput,
  LocationAttributes,
} from "@aws-sdk/client-gamelift";
import { type FleetLocation, fleetLocation } from "../domain/fleet-location.ts";
import { cutPage, foreignToken, type PageRequest, pageLimit, pageStart } from "../domain/page.ts";
import { fleetByIdOrArn } from "../services/find.ts";
import { locationStateMembers } from "./location-state-members.ts";
import { operation } from "./operation.ts";

/** **Documented**: how many locations a fleet can have, and how many can be asked for. */
const LARGEST_PAGE = 100;

/**
 * The places of a fleet: those asked for, in that order, or all.
 *
 * **Documented**: a place that the fleet does not have is left out. **Assumed**: all of them come in the order of their
 * names, which stays whatever is added or taken away between pages; the home Region is one of them. UpdateStatus is
 * absent, because what StopFleetActions and StartFleetActions ask for holds at once.
 */
export const describeFleetLocationAttributes = operation<
  DescribeFleetLocationAttributesInput,
  DescribeFleetLocationAttributesOutput
>((turn, { scope, input }) => {
  const fleet = fleetByIdOrArn(turn, scope, input.FleetId);
  const request: PageRequest = {
    limit: pageLimit(input.Limit, LARGEST_PAGE),
    token: input.NextToken,
    of: JSON.stringify(["DescribeFleetLocationAttributes", fleet.fleetId, input.Locations]),
  };
  const [after] = pageStart(request) ?? [];
  if (typeof after === "number") throw foreignToken();
  const names = input.Locations ?? fleet.locations.map(({ location }) => location).toSorted();
  const asked = [...new Set(names)];
  const rest =
    after === undefined
      ? asked
      : input.Locations === undefined
        ? asked.filter((name) => name > after)
        : asked.slice(asked.indexOf(after) + 1);
  const candidates = rest.flatMap((name) => fleetLocation(fleet, name) ?? []);
  const { items, nextToken } = cutPage(request, candidates, ({ location }) => [location]);
  return {
    FleetId: fleet.fleetId,
    FleetArn: fleet.fleetArn,
    LocationAttributes: items.map(attributesMembers),
    NextToken: nextToken,
  };
});

const attributesMembers = (location: FleetLocation): LocationAttributes => ({
  LocationState: locationStateMembers(location),
  StoppedActions: [...(location.stoppedActions ?? [])],
});
