import type { DeleteLocationInput, DeleteLocationOutput } from "@aws-sdk/client-gamelift";
import { deleteLocation as forget } from "../services/custom-locations.ts";
import { operation } from "./operation.ts";

/** Forgets a custom location and its tags. **Documented** members. */
export const deleteLocation = operation<DeleteLocationInput, DeleteLocationOutput>(
  (turn, { scope, input }) => {
    forget(turn, scope, input.LocationName);
    return {};
  },
);
