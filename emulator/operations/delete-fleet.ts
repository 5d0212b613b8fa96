import type { DeleteFleetInput } from "@aws-sdk/client-gamelift";
import { deleteFleet as deleteIt } from "../services/fleet-removal.ts";
import { operation } from "./operation.ts";

/** Begins to take a fleet away, with everything that runs on it. **Documented**: the answer is empty. */
export const deleteFleet = operation<DeleteFleetInput, object>((turn, { scope, input }) => {
  deleteIt(turn, scope, input.FleetId);
  return {};
});
