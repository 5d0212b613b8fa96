import type {
  ComparisonOperatorType,
  DescribeScalingPoliciesInput,
  DescribeScalingPoliciesOutput,
  MetricName,
  ScalingAdjustmentType,
  ScalingPolicy,
} from "@aws-sdk/client-gamelift";
import { fleetArn } from "../domain/arn.ts";
import { pageLimit } from "../domain/page.ts";
import type { Scope } from "../domain/scope.ts";
import { USUAL_PAGE_CAP } from "../services/creation-page.ts";
import { listScalingPolicies, type PolicyInPlace } from "../services/scaling-policies.ts";
import { operation } from "./operation.ts";

/** The scaling policies of a fleet. **Documented**: a policy is ACTIVE as soon as it was put, suspended or not. */
export const describeScalingPolicies = operation<DescribeScalingPoliciesInput, DescribeScalingPoliciesOutput>(
  (turn, { scope, input }) => {
    const { items, nextToken } = listScalingPolicies(turn, scope, input.FleetId, input.Location, {
      limit: pageLimit(input.Limit, USUAL_PAGE_CAP),
      token: input.NextToken,
      of: `DescribeScalingPolicies/${input.FleetId}/${input.Location ?? ""}/${input.StatusFilter ?? ""}`,
    });
    if (input.StatusFilter !== undefined && input.StatusFilter !== "ACTIVE") return { ScalingPolicies: [] };
    return { ScalingPolicies: items.map((item) => scalingPolicyMembers(scope, item)), NextToken: nextToken };
  },
);

/** **Documented** members; the wire let no other texts than the model's in. */
const scalingPolicyMembers = (scope: Scope, { policy, location }: PolicyInPlace): ScalingPolicy => ({
  FleetId: policy.fleetId,
  FleetArn: fleetArn(scope, policy.fleetId),
  Name: policy.name,
  Status: "ACTIVE",
  ScalingAdjustment: policy.adjustment,
  ScalingAdjustmentType: policy.adjustmentType as ScalingAdjustmentType | undefined,
  ComparisonOperator: policy.comparisonOperator as ComparisonOperatorType | undefined,
  Threshold: policy.threshold,
  EvaluationPeriods: policy.evaluationPeriodsMinutes,
  MetricName: policy.metricName as MetricName,
  PolicyType: policy.policyType,
  TargetConfiguration: policy.targetValue === undefined ? undefined : { TargetValue: policy.targetValue },
  Location: location,
});
