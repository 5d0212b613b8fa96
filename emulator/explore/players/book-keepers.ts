/** People who keep what no placement needs: scaling policies, scripts, and deleted aliases. */
import type { Act } from "../step.ts";
import { type Acts, type Player, reference, type View } from "./player.ts";

const call = (operation: string, parameters: object): Act => ({
  act: "call",
  operation,
  parameters: { ...parameters },
});

function* keepScalingPolicies(view: View): Acts {
  const { chance } = view;
  const fleet = view.any("fleets", ({ computeType }) => computeType === "EC2");
  if (fleet === undefined) return;
  const named = { FleetId: reference(fleet, "fleetId"), Name: chance.oneOf("up", "down") };
  yield call("PutScalingPolicy", {
    ...named,
    MetricName: "PercentAvailableGameSessions",
    ...(chance.percent(60)
      ? { PolicyType: "TargetBased", TargetConfiguration: { TargetValue: 50 } }
      : {
          PolicyType: "RuleBased",
          ComparisonOperator: "LessThanThreshold",
          EvaluationPeriods: 2,
          ScalingAdjustment: 1,
          ScalingAdjustmentType: "ChangeInCapacity",
          Threshold: 20,
        }),
  });
  if (chance.percent(50)) yield call("DeleteScalingPolicy", named);
}

function* keepScripts(view: View): Acts {
  const script = view.any("scripts");
  if (script === undefined) {
    const storage = { Bucket: "bucket", Key: "script.zip", RoleArn: "arn:aws:iam::000000000000:role/reader" };
    yield call("CreateScript", { Name: "script", StorageLocation: storage });
  } else yield call("DeleteScript", { ScriptId: reference(script, "scriptId") });
}

function* keepAliases(view: View): Acts {
  const alias = view.any("aliases");
  const fleet = view.any("fleets");
  if (view.tables.aliases.size > 1 && alias !== undefined)
    yield call("DeleteAlias", { AliasId: reference(alias, "aliasId") });
  else if (fleet !== undefined)
    yield call("CreateAlias", {
      Name: "another",
      ...(view.chance.percent(60) ? { Tags: [{ Key: "kept-by", Value: "nobody" }] } : {}),
      RoutingStrategy: { Type: "SIMPLE", FleetId: reference(fleet, "fleetId") },
    });
}

export const bookKeepers: readonly Player[] = [
  { name: "keep scaling policies", weight: 0.4, play: keepScalingPolicies },
  { name: "keep scripts", weight: 0.4, play: keepScripts },
  { name: "keep aliases", weight: 1, play: keepAliases },
];
