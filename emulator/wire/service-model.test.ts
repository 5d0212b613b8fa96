import * as gamelift from "@aws-sdk/client-gamelift";
import { describe, expect, it } from "vitest";
import { type MemberModel, operationNames, serviceModel } from "./service-model.ts";

/**
 * The SDK's schemas are tuples that begin with their kind: 9 operation, 3 structure, -3 error, 1 list, 2 map,
 * 0 a simple type with traits. A bare number is a simple type, plus 64 for a list of it and 128 for a map to it.
 */
type Schema = number | readonly unknown[] | (() => Schema);

const schemas: readonly Schema[] = Object.entries(gamelift)
  .filter(([name, value]) => name.endsWith("$") && Array.isArray(value))
  .map(([, value]) => value as readonly unknown[]);

const ofKind = (kind: number) =>
  new Map(
    schemas
      .filter((schema): schema is readonly unknown[] => Array.isArray(schema))
      .filter((schema) => schema[0] === kind && schema[1] === "com.amazonaws.gamelift")
      .map((schema) => [schema[2] as string, schema]),
  );

const operations = ofKind(9);
const errors = ofKind(-3);

const simpleTypes: { readonly [code: number]: string } = {
  0: "string",
  1: "number",
  2: "boolean",
  4: "timestamp",
  21: "blob",
};

/** A type in words, the same for both sources; structures end in their members' names and types. */
function describeSchema(schema: Schema, seen: readonly string[] = []): unknown {
  if (typeof schema === "function") return describeSchema(schema(), seen);
  if (typeof schema === "number") {
    if (schema >= 128) return { mapTo: describeSchema(schema - 128) };
    if (schema >= 64) return { listOf: describeSchema(schema - 64) };
    return simpleTypes[schema] ?? `unknown type ${schema}`;
  }
  const [kind, , name, , ...rest] = schema as [number, string, string, unknown, ...unknown[]];
  if (kind === 0) return describeSchema(rest[0] as Schema, seen);
  if (kind === 1) return { listOf: describeSchema(memberSchema(rest[0]), seen) };
  if (kind === 2) return { mapTo: describeSchema(memberSchema(rest[1]), seen) };
  if (seen.includes(name)) return `${name} again`;
  return describeStructure(schema, [...seen, name]);
}

function describeStructure(schema: readonly unknown[], seen: readonly string[]) {
  const names = schema[4] as readonly string[];
  const types = schema[5] as readonly unknown[];
  return Object.fromEntries(
    names.map((name, index) => [name, describeSchema(memberSchema(types[index]), seen)]),
  );
}

/** A member with traits of its own is the pair [schema, traits]. */
const memberSchema = (member: unknown): Schema =>
  Array.isArray(member) && member.length === 2 ? (member[0] as Schema) : (member as Schema);

function describeMember(
  member: MemberModel,
  structures: typeof serviceModel.inputStructures,
  seen: readonly string[],
): unknown {
  switch (member.type) {
    case "list":
      return { listOf: member.member && describeMember(member.member, structures, seen) };
    case "map":
      return { mapTo: member.value && describeMember(member.value, structures, seen) };
    case "structure": {
      const name = member.shape ?? "?";
      if (seen.includes(name)) return `${name} again`;
      return describeMembers(structures[name] ?? {}, structures, [...seen, name]);
    }
    case "integer":
    case "long":
    case "float":
    case "double":
      return "number";
    default:
      return member.type;
  }
}

const describeMembers = (
  members: { readonly [name: string]: MemberModel },
  structures: typeof serviceModel.inputStructures,
  seen: readonly string[] = [],
) =>
  Object.fromEntries(
    Object.entries(members).map(([name, member]) => [name, describeMember(member, structures, seen)]),
  );

/** An operation without output has the schema "unit": no members. */
const structureOf = (schema: unknown): readonly unknown[] => {
  const structure = typeof schema === "function" ? (schema as () => unknown)() : schema;
  return structure === "unit" ? [3, "", "unit", 0, [], []] : (structure as readonly unknown[]);
};

describe("the service model's facts against the AWS SDK's schemas", () => {
  it("name the same operations", () => {
    expect(operationNames).toHaveLength(120);
    expect([...operations.keys()].sort()).toEqual(operationNames);
  });

  it("name the same exceptions, each with its Message", () => {
    expect([...errors.keys()].sort()).toEqual(Object.keys(serviceModel.exceptions).sort());
    for (const [name, schema] of errors) {
      expect(schema[4], name).toEqual(serviceModel.exceptions[name]?.members);
    }
  });

  it.each(operationNames)("%s has the same input and output, member by member", (operation) => {
    const schema = operations.get(operation) ?? [];
    const input = structureOf(schema[4]);
    const output = structureOf(schema[5]);
    const inputModel = serviceModel.inputs[operation] ?? {};
    const outputModel = serviceModel.outputs[operation] ?? {};
    expect(describeMembers(inputModel, serviceModel.inputStructures)).toEqual(describeStructure(input, []));
    expect(describeMembers(outputModel, serviceModel.outputStructures)).toEqual(
      describeStructure(output, []),
    );
  });

  it.each(operationNames)("%s requires the same members", (operation) => {
    // The SDK lists the required members first and says only how many they are.
    const input = structureOf(operations.get(operation)?.[4]);
    const required = (input[4] as readonly string[]).slice(0, (input[6] as number | undefined) ?? 0);
    const model = Object.entries(serviceModel.inputs[operation] ?? {});
    expect(
      model
        .filter(([, member]) => member.required)
        .map(([name]) => name)
        .sort(),
    ).toEqual(required.sort());
  });

  it("every operation's declared errors exist", () => {
    for (const [operation, names] of Object.entries(serviceModel.operationErrors)) {
      for (const name of names) expect(serviceModel.exceptions, operation).toHaveProperty(name);
    }
  });
});
