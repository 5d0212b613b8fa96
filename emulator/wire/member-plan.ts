/**
 * The service model compiled once into linked plans, which the codecs and checks follow without looking anything up.
 *
 * **Assumed**: an empty PlayerData of CreatePlayerSession is let through unless asked otherwise. The model's minimum
 * is 1, but the fleet manager sends "" for a player without data, and a legal call of the plugin should not fail here
 * for what AWS would only presumably refuse.
 */
import { cborText } from "./cbor-writer.ts";
import { compileJavaPattern } from "./java-pattern.ts";
import { type MemberModel, type ScalarType, type ServiceModel, serviceModel } from "./service-model.ts";

export interface Limits {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly pattern: { readonly source: string; readonly expression: RegExp } | undefined;
  readonly allowed: readonly string[] | undefined;
  /** The value must not be repeated in messages. */
  readonly sensitive: boolean;
}

export type ScalarPlan = { readonly kind: ScalarType; readonly limits: Limits };
export type ListPlan = { readonly kind: "list"; readonly limits: Limits; readonly item: Plan };
export type MapPlan = {
  readonly kind: "map";
  readonly limits: Limits;
  readonly key: ScalarPlan;
  readonly value: Plan;
};
export type StructurePlan = {
  readonly kind: "structure";
  readonly limits: Limits;
  readonly name: string;
  readonly members: ReadonlyMap<string, MemberPlan>;
};
export type Plan = ScalarPlan | ListPlan | MapPlan | StructurePlan;

export interface MemberPlan {
  readonly name: string;
  /** The name as AWS's violation texts write it: the first letter small. */
  readonly pathName: string;
  readonly required: boolean;
  readonly plan: Plan;
  /** The structure's name and the member's, as in `GameSession.Port`. */
  readonly qualifiedName: string;
  /** The name as JSON's key, as the first in its structure and behind another. Names need no escape. */
  readonly firstJsonKey: string;
  readonly followingJsonKey: string;
  /** The name as CBOR's key, head included; a character for each byte. */
  readonly cborKey: string;
}

export interface OperationPlan {
  readonly operation: string;
  readonly input: StructurePlan;
  readonly output: StructurePlan;
}

/** Compiles every operation's input and output. @param options.strictPlayerData refuse an empty PlayerData. */
export function compileOperationPlans(
  options: { readonly strictPlayerData?: boolean } = {},
  model: ServiceModel = serviceModel,
): ReadonlyMap<string, OperationPlan> {
  const inputs = createStructureCompiler(model.inputStructures);
  const outputs = createStructureCompiler(model.outputStructures);
  const plans = new Map<string, OperationPlan>();
  for (const [operation, members] of Object.entries(model.inputs)) {
    const lenient = operation === "CreatePlayerSession" && options.strictPlayerData !== true;
    plans.set(operation, {
      operation,
      input: inputs(`${operation}Input`, lenient ? allowEmptyPlayerData(members) : members),
      output: outputs(`${operation}Output`, model.outputs[operation] ?? {}),
    });
  }
  return plans;
}

function allowEmptyPlayerData(members: ServiceModel["inputs"][string]): ServiceModel["inputs"][string] {
  const playerData = members.PlayerData;
  return playerData === undefined ? members : { ...members, PlayerData: { ...playerData, min: 0 } };
}

type Structures = ServiceModel["inputStructures"];

function createStructureCompiler(structures: Structures) {
  const byShape = new Map<string, StructurePlan>();

  const structure = (
    name: string,
    members: Structures[string],
    limits = compileLimits({}),
  ): StructurePlan => {
    const compiled = new Map<string, MemberPlan>();
    const plan: StructurePlan = { kind: "structure", name, limits, members: compiled };
    if (structures[name] === members) byShape.set(name, plan);
    for (const [memberName, member] of Object.entries(members)) {
      compiled.set(memberName, {
        name: memberName,
        pathName: memberName.charAt(0).toLowerCase() + memberName.slice(1),
        required: member.required === true,
        plan: compile(member),
        qualifiedName: `${name}.${memberName}`,
        firstJsonKey: `"${memberName}":`,
        followingJsonKey: `,"${memberName}":`,
        cborKey: cborText(memberName),
      });
    }
    return plan;
  };

  const compile = (member: MemberModel): Plan => {
    const limits = compileLimits(member);
    switch (member.type) {
      case "list":
        return { kind: "list", limits, item: compile(described(member.member, "a list's member")) };
      case "map":
        return {
          kind: "map",
          limits,
          key: { kind: "string", limits: compileLimits(described(member.key, "a map's key")) },
          value: compile(described(member.value, "a map's value")),
        };
      case "structure": {
        const name = described(member.shape, "a structure's shape");
        return byShape.get(name) ?? structure(name, described(structures[name], `the structure ${name}`));
      }
      default:
        return { kind: member.type, limits };
    }
  };

  return (name: string, members: Structures[string]) => structure(name, members);
}

function compileLimits({ min, max, pattern, enum: allowed, sensitive }: Partial<MemberModel>): Limits {
  return {
    min,
    max,
    pattern: pattern === undefined ? undefined : { source: pattern, expression: compileJavaPattern(pattern) },
    allowed,
    sensitive: sensitive === true,
  };
}

function described<T>(part: T | undefined, what: string): T {
  if (part === undefined) throw new Error(`The service model's facts do not describe ${what}.`);
  return part;
}
