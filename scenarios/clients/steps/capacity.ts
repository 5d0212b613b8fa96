import type { ClientStep } from "../../../harness/index.ts";

const fleet = { FleetId: "<createFleet.FleetAttributes.FleetId>" };
const ids = { FleetIds: ["<createFleet.FleetAttributes.FleetId>"] };
const unknown = { FleetId: "fleet-00000000-0000-4000-8000-000000000000" };
const there = { ...fleet, Location: "eu-west-1" };

/** Instances of the guide's fleet: counted, wanted, scaled. */
export const capacitySteps: readonly ClientStep[] = [
  {
    name: "describeCapacity",
    call: "DescribeFleetCapacity",
    input: ids,
    output: { FleetCapacity: [{ InstanceType: "c4.large", Location: "us-east-1" }] },
  },
  {
    name: "describeLocationCapacity",
    call: "DescribeFleetLocationCapacity",
    input: there,
    output: { FleetCapacity: { Location: "eu-west-1" } },
  },
  {
    name: "describeCapacityElsewhere",
    call: "DescribeFleetLocationCapacity",
    input: { ...fleet, Location: "ap-south-1" },
    error: "NotFoundException",
  },
  {
    name: "updateCapacity",
    call: "UpdateFleetCapacity",
    input: { ...there, DesiredInstances: 2, MinSize: 0, MaxSize: 4 },
    output: { FleetId: /^fleet-/, Location: "eu-west-1" },
  },
  {
    name: "updateUnknownCapacity",
    call: "UpdateFleetCapacity",
    input: { ...unknown, DesiredInstances: 1 },
    error: "NotFoundException",
  },
  {
    name: "updateCapacityBeyondItsMaximum",
    call: "UpdateFleetCapacity",
    input: { ...there, DesiredInstances: 9, MaxSize: 4 },
    error: "InvalidRequestException",
  },
  {
    name: "describeRaisedCapacity",
    call: "DescribeFleetLocationCapacity",
    input: there,
    output: { FleetCapacity: { InstanceCounts: { DESIRED: 2, MINIMUM: 0, MAXIMUM: 4 } } },
  },
  {
    name: "describeUtilization",
    call: "DescribeFleetUtilization",
    input: ids,
    output: { FleetUtilization: [{}] },
  },
  {
    name: "describeLocationUtilization",
    call: "DescribeFleetLocationUtilization",
    input: there,
    output: { FleetUtilization: { Location: "eu-west-1", ActiveGameSessionCount: 0 } },
  },
  {
    name: "describeInstances",
    call: "DescribeInstances",
    input: { ...fleet, Limit: 1 },
    output: { Instances: [{}] },
  },
  {
    name: "describeInstancesOfOwnMachines",
    call: "DescribeInstances",
    input: { FleetId: "<createAnywhereFleet.FleetAttributes.FleetId>" },
    error: "InvalidRequestException",
  },
  {
    name: "describeInstanceLimits",
    call: "DescribeEC2InstanceLimits",
    input: { EC2InstanceType: "c4.large" },
    output: { EC2InstanceLimits: [{ EC2InstanceType: "c4.large" }] },
  },
  {
    name: "putPolicy",
    call: "PutScalingPolicy",
    input: {
      ...fleet,
      Name: "keep-a-tenth-free",
      PolicyType: "TargetBased",
      MetricName: "PercentAvailableGameSessions",
      TargetConfiguration: { TargetValue: 10.5 },
    },
    output: { Name: "keep-a-tenth-free" },
  },
  {
    name: "putRulePolicy",
    call: "PutScalingPolicy",
    input: {
      ...fleet,
      Name: "grow",
      PolicyType: "RuleBased",
      MetricName: "AvailableGameSessions",
      ScalingAdjustment: 1,
      ScalingAdjustmentType: "ChangeInCapacity",
      Threshold: 2.25,
      ComparisonOperator: "LessThanThreshold",
      EvaluationPeriods: 3,
    },
    output: { Name: "grow" },
  },
  {
    name: "describePolicies",
    call: "DescribeScalingPolicies",
    input: { ...fleet, Location: "us-east-1" },
    output: {
      ScalingPolicies: [
        { Name: "keep-a-tenth-free", TargetConfiguration: { TargetValue: 10.5 } },
        { Name: "grow", Threshold: 2.25 },
      ],
    },
  },
  { name: "deletePolicy", call: "DeleteScalingPolicy", input: { ...fleet, Name: "grow" }, output: {} },
  {
    name: "deletePolicyAgain",
    call: "DeleteScalingPolicy",
    input: { ...fleet, Name: "grow" },
    error: "NotFoundException",
  },
  {
    name: "stopActions",
    call: "StopFleetActions",
    input: { ...fleet, Actions: ["AUTO_SCALING"] },
    output: { FleetId: /^fleet-/ },
  },
  {
    name: "describeStoppedFleet",
    call: "DescribeFleetAttributes",
    input: ids,
    output: { FleetAttributes: [{ StoppedActions: ["AUTO_SCALING"] }] },
  },
  {
    name: "startActions",
    call: "StartFleetActions",
    input: { ...fleet, Actions: ["AUTO_SCALING"] },
    output: { FleetId: /^fleet-/ },
  },
  {
    name: "stopUnknownActions",
    call: "StopFleetActions",
    input: { ...unknown, Actions: ["AUTO_SCALING"] },
    error: "NotFoundException",
  },
];
