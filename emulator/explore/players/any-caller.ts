/** Somebody who calls any operation with anything that the service model allows, mostly about what there is. */
import { operations } from "../../operations/table.ts";
import type { ScopedTables } from "../../store/scoped-tables.ts";
import { type MemberModel, serviceModel } from "../../wire/service-model.ts";
import { exampleText } from "../example-text.ts";
import { OTHER_REGION } from "./places.ts";
import { type Acts, answerOf, type Player, reference, type View } from "./player.ts";

/** Where the value of a member of that name stands in the records. */
const whereOf: { readonly [member: string]: readonly [keyof ScopedTables, string] } = {
  AliasId: ["aliases", "aliasId"],
  BuildId: ["builds", "buildId"],
  ComputeName: ["computes", "computeName"],
  DestinationArn: ["fleets", "fleetArn"],
  FleetId: ["fleets", "fleetId"],
  GameSessionId: ["gameSessions", "gameSessionId"],
  GameSessionQueueName: ["queues", "name"],
  InstanceId: ["instances", "instanceId"],
  NotificationTarget: ["topics", "topicArn"],
  PlacementId: ["placements", "placementId"],
  PlayerSessionId: ["playerSessions", "playerSessionId"],
  PlayerId: ["playerSessions", "playerId"],
  ResourceARN: ["fleets", "fleetArn"],
  ScriptId: ["scripts", "scriptId"],
};
/** Members that mean another thing from operation to operation. */
const named: { readonly [operation: string]: readonly [keyof ScopedTables, string] } = {
  DeleteGameSessionQueue: ["queues", "name"],
  DescribeGameSessionQueues: ["queues", "name"],
  UpdateGameSessionQueue: ["queues", "name"],
  DeleteScalingPolicy: ["scalingPolicies", "name"],
};
/** These destroy what others play with; whoever means to do it does it elsewhere. */
const leftToOthers: ReadonlySet<string> = new Set([
  "DeleteFleet",
  "DeleteGameSessionQueue",
  "DeleteAlias",
  "DeleteBuild",
  "DeleteScript",
  "DeregisterCompute",
]);
const DEEPEST_OPTION = 3;

const calm = [...operations.keys()].filter((operation) => !leftToOthers.has(operation));
const destructive = [...leftToOthers];

const examples = new Map<MemberModel, string>();

function example(member: MemberModel): string {
  const known = examples.get(member) ?? exampleText(member) ?? "none";
  examples.set(member, known);
  return known;
}

function* callAnything(view: View): Acts {
  const { chance } = view;
  const operation = chance.pick(chance.percent(3) ? destructive : calm) ?? "ListFleets";
  const members = serviceModel.inputs[operation] ?? {};
  const parameters = structure(view, operation, members, 1);
  const region = chance.percent(6) ? { region: OTHER_REGION } : {};
  let last = yield { act: "call", operation, parameters, ...region };
  for (let pages = 0; pages < 3 && last.answer?.NextToken !== undefined; pages += 1) {
    const next = { ...parameters, NextToken: answerOf(last, "NextToken") };
    last = yield { act: "call", operation, parameters: next, ...region };
  }
}

type Structure = { readonly [member: string]: MemberModel };

function structure(
  view: View,
  operation: string,
  members: Structure,
  depth: number,
): { [name: string]: unknown } {
  const given: { [name: string]: unknown } = {};
  for (const [name, member] of Object.entries(members)) {
    const isGiven = member.required === true || (depth <= DEEPEST_OPTION && view.chance.percent(30));
    if (isGiven && name !== "NextToken") given[name] = anyValue(view, operation, name, member, depth);
  }
  return given;
}

function anyValue(view: View, operation: string, name: string, member: MemberModel, depth: number): unknown {
  const { chance } = view;
  switch (member.type) {
    case "string":
      return text(view, operation, name, member);
    case "integer":
    case "long": {
      const { min = 0, max = 2 ** 31 - 1 } = member;
      return chance.percent(90) ? chance.between(min, Math.min(max, min + 10)) : chance.oneOf(min, max);
    }
    case "float":
    case "double":
      return chance.below(500);
    case "boolean":
      return chance.percent(50);
    case "timestamp":
      return new Date(Date.UTC(2026, 0, 1) + chance.between(-1_000, 100_000) * 1_000);
    case "blob":
      return new Uint8Array(chance.below(4));
    case "list": {
      const part = member.member;
      const least = Math.min(member.min ?? 0, 1);
      if (part === undefined) return [];
      return Array.from({ length: chance.between(least, 2) }, () =>
        anyValue(view, operation, name.replace(/s$/, ""), part, depth),
      );
    }
    case "map":
      return member.value === undefined ? {} : { key: anyValue(view, operation, "", member.value, depth) };
    case "structure":
      return structure(view, operation, serviceModel.inputStructures[member.shape ?? ""] ?? {}, depth + 1);
  }
}

function text(view: View, operation: string, name: string, member: MemberModel): string {
  const { chance } = view;
  if (member.enum !== undefined) return chance.pick(member.enum) ?? "none";
  const where = name === "Name" || name === "Names" ? named[operation] : whereOf[name];
  if (where !== undefined && chance.percent(85)) {
    const thing = view.any(where[0]);
    if (thing !== undefined) return reference(thing, where[1]);
  }
  if (name.endsWith("Location") || name === "Location" || name === "LocationName")
    return chance.oneOf("us-east-1", OTHER_REGION, "custom-desk");
  return example(member);
}

export const anyCaller: Player = { name: "call anything", weight: 14, play: callAnything };
