import type { CreateLocationInput, CreateLocationOutput } from "@aws-sdk/client-gamelift";
import { createLocation as create } from "../services/create-location.ts";
import { operation } from "./operation.ts";

/** Makes a custom location for Anywhere fleets. **Documented** members; tags are not kept. */
export const createLocation = operation<CreateLocationInput, CreateLocationOutput>(
  (turn, { scope, input }) => {
    const { locationName, locationArn } = create(turn, scope, input.LocationName);
    return { Location: { LocationName: locationName, LocationArn: locationArn } };
  },
);
