import type { DeleteScalingPolicyInput } from "@aws-sdk/client-gamelift";
import { deleteScalingPolicy as remove } from "../services/scaling-policies.ts";
import { operation } from "./operation.ts";

/** Forgets a scaling policy. **Documented** members. */
export const deleteScalingPolicy = operation<DeleteScalingPolicyInput, object>((turn, { scope, input }) => {
  remove(turn, scope, input.FleetId, input.Name);
  return {};
});
