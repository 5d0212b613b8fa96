import type { CreateLocationInput, CreateLocationOutput } from "@aws-sdk/client-gamelift";
import { createLocation as create } from "../services/custom-locations.ts";
import { createTagged } from "../services/tags.ts";
import { operation } from "./operation.ts";
import { tagsOf } from "./tag-members.ts";

/** Makes a custom location for Anywhere fleets. **Documented** members. */
export const createLocation = operation<CreateLocationInput, CreateLocationOutput>(
  (turn, { scope, input }) => {
    const location = createTagged(
      turn,
      scope,
      tagsOf(input.Tags),
      () => create(turn, scope, input.LocationName),
      ({ locationArn }) => locationArn,
    );
    return { Location: { LocationName: location.locationName, LocationArn: location.locationArn } };
  },
);
