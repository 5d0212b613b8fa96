import type { PutScalingPolicyInput, PutScalingPolicyOutput } from "@aws-sdk/client-gamelift";
import { putScalingPolicy as put } from "../services/scaling-policies.ts";
import { operation } from "./operation.ts";

/** Keeps a scaling policy. It is never evaluated. **Documented** members. */
export const putScalingPolicy = operation<PutScalingPolicyInput, PutScalingPolicyOutput>(
  (turn, { scope, input }) => {
    const { name } = put(turn, scope, input.FleetId, {
      name: input.Name,
      metricName: input.MetricName,
      policyType: input.PolicyType,
      targetValue: input.TargetConfiguration?.TargetValue,
      comparisonOperator: input.ComparisonOperator,
      threshold: input.Threshold,
      evaluationPeriodsMinutes: input.EvaluationPeriods,
      adjustmentType: input.ScalingAdjustmentType,
      adjustment: input.ScalingAdjustment,
    });
    return { Name: name };
  },
);
