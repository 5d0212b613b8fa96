import { type ScalingPolicy, scalingPolicyKey } from "../../domain/scaling-policy.ts";
import type { TableDefinition } from "../table-definition.ts";

export const scalingPolicies: TableDefinition<ScalingPolicy, "fleet"> = {
  name: "scalingPolicies",
  keyOf: (policy) => scalingPolicyKey(policy.fleetId, policy.name),
  orderOf: (policy) => policy.sequence,
  indexes: { fleet: (policy) => policy.fleetId },
};
