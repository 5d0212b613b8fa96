/** How a fleet's capacity shall follow a figure. It is kept and shown; nobody evaluates it here. */
export interface ScalingPolicy {
  readonly fleetId: string;
  /** **Documented**: unique within its fleet. */
  readonly name: string;
  /** Order of creation, unique. */
  readonly sequence: number;
  readonly policyType: "RuleBased" | "TargetBased";
  readonly metricName: string;
  readonly targetValue?: number;
  readonly comparisonOperator?: string;
  readonly threshold?: number;
  readonly evaluationPeriodsMinutes?: number;
  readonly adjustmentType?: string;
  readonly adjustment?: number;
}

export const scalingPolicyKey = (fleetId: string, name: string): string => `${fleetId}/${name}`;

/** What PutScalingPolicy was asked for. */
export type ScalingPolicyRequest = {
  readonly [Name in keyof Omit<ScalingPolicy, "fleetId" | "sequence">]-?: ScalingPolicy[Name] | undefined;
} & { readonly name: string; readonly metricName: string };

/** **Documented**: the one metric of target-based policies. */
const TARGET_METRIC = "PercentAvailableGameSessions";

/**
 * Why a policy cannot be had; undefined when it can.
 *
 * **Documented**: which members belong to which type. **Assumed**: the type is RuleBased unless it is given, as policies
 * were before there were two; members of the other type are refused, as the text says to leave them out.
 */
export function flawOfScalingPolicy(request: ScalingPolicyRequest): string | undefined {
  const rule = {
    ComparisonOperator: request.comparisonOperator,
    Threshold: request.threshold,
    EvaluationPeriods: request.evaluationPeriodsMinutes,
    ScalingAdjustmentType: request.adjustmentType,
    ScalingAdjustment: request.adjustment,
  };
  const given = Object.entries(rule).filter(([, value]) => value !== undefined);
  if (request.policyType === "TargetBased") {
    if (request.metricName !== TARGET_METRIC) {
      return `A TargetBased policy follows ${TARGET_METRIC}, not ${request.metricName}.`;
    }
    if (request.targetValue === undefined) return "TargetConfiguration is required for a TargetBased policy.";
    const [first] = given;
    return first === undefined ? undefined : `${first[0]} cannot be given for a TargetBased policy.`;
  }
  if (request.targetValue !== undefined) {
    return "TargetConfiguration cannot be given for a RuleBased policy.";
  }
  const missing = Object.entries(rule).find(([, value]) => value === undefined);
  return missing === undefined ? undefined : `${missing[0]} is required for a RuleBased policy.`;
}
