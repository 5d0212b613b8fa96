import type { DeregisterComputeInput, DeregisterComputeOutput } from "@aws-sdk/client-gamelift";
import { deregisterCompute as deregister } from "../services/computes.ts";
import { operation } from "./operation.ts";

/** Takes a machine out of an Anywhere fleet, and what ran there with it. **Documented** members. */
export const deregisterCompute = operation<DeregisterComputeInput, DeregisterComputeOutput>(
  (turn, { scope, input }) => {
    deregister(turn, scope, input.FleetId, input.ComputeName);
    return {};
  },
);
