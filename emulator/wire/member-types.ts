/**
 * Checks a decoded body strictly against the types of an operation's members and makes its parameters from it.
 *
 * **Documented**: types of the service model; float is single precision; unknown members are ignored; a null member
 * is an absent one. **Assumed**: AWS's own text of a SerializationException is not copied, ours names the member.
 */
import type { Members } from "../runtime/input.ts";
import { serialization } from "./framework-error.ts";
import type { MemberPlan, Plan, StructurePlan } from "./member-plan.ts";

/** How a protocol writes the two types that JSON does not have; undefined means: not one. */
export interface InputDialect {
  readonly timestamp: (value: unknown) => Date | undefined;
  readonly timestampForm: string;
  readonly blob: (value: unknown) => Uint8Array | undefined;
  readonly blobForm: string;
}

/**
 * @param body the decoded top level of a request.
 * @throws FrameworkError SerializationException naming the member that has the wrong type.
 */
export function readParameters(plan: StructurePlan, body: unknown, dialect: InputDialect): Members {
  if (!isMap(body)) throw serialization(`The body must be one map of members, and is ${describe(body)}.`);
  return readStructure(plan, body, "", dialect);
}

type GenericMap = { readonly [key: string]: unknown };

function isMap(value: unknown): value is GenericMap {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function readStructure(plan: StructurePlan, value: GenericMap, path: string, dialect: InputDialect): Members {
  const members: { [name: string]: unknown } = {};
  for (const name of Object.keys(value)) {
    const member: MemberPlan | undefined = plan.members.get(name);
    const given = value[name];
    if (member === undefined || given === null) continue;
    members[name] = readValue(member.plan, given, path === "" ? name : `${path}.${name}`, dialect);
  }
  return members;
}

function readValue(plan: Plan, value: unknown, path: string, dialect: InputDialect): unknown {
  switch (plan.kind) {
    case "string":
      if (typeof value !== "string") throw wrongType(path, "a string", value);
      if (!value.isWellFormed())
        throw serialization(`${path} is not well-formed Unicode: it has half a surrogate pair.`);
      return value;
    case "integer":
      return readInteger(value, path, 2 ** 31);
    case "long":
      return readInteger(value, path, 2 ** 53);
    case "float":
      return readFloatingPoint(value, path, Math.fround);
    case "double":
      return readFloatingPoint(value, path, Number);
    case "boolean":
      if (typeof value !== "boolean") throw wrongType(path, "a boolean", value);
      return value;
    case "timestamp":
      return dialect.timestamp(value) ?? refuse(path, dialect.timestampForm, value);
    case "blob":
      return dialect.blob(value) ?? refuse(path, dialect.blobForm, value);
    case "list":
      if (!Array.isArray(value)) throw wrongType(path, "a list", value);
      return value.map((item, index) => readValue(plan.item, item, `${path}[${index}]`, dialect));
    case "map":
      if (!isMap(value)) throw wrongType(path, "a map", value);
      return readMap(plan.value, value, path, dialect);
    case "structure":
      if (!isMap(value)) throw wrongType(path, `a map of ${plan.name}'s members`, value);
      return readStructure(plan, value, path, dialect);
  }
}

/** Without a prototype, so that a key such as "constructor" finds nothing that was not sent. */
function readMap(plan: Plan, value: GenericMap, path: string, dialect: InputDialect): Members {
  const entries: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(value)) {
    if (!key.isWellFormed()) throw serialization(`A key of ${path} is not well-formed Unicode.`);
    entries[key] = readValue(plan, value[key], `${path} at a key`, dialect);
  }
  return entries;
}

/** @param bound the first magnitude that is too large; the negative bound itself belongs to 32-bit integers. */
function readInteger(value: unknown, path: string, bound: number): number {
  if (typeof value === "number" && Number.isInteger(value)) {
    const smallest = bound === 2 ** 31 ? -bound : 1 - bound;
    if (value >= smallest && value < bound) return value + 0;
  }
  if (typeof value === "number" || typeof value === "bigint") {
    throw serialization(`${path} must be an integer of at most ${bound === 2 ** 31 ? 32 : 54} bits.`);
  }
  throw wrongType(path, "an integer", value);
}

function readFloatingPoint(value: unknown, path: string, rounded: (value: number) => number): number {
  if (typeof value !== "number" && typeof value !== "bigint") throw wrongType(path, "a number", value);
  const result = rounded(Number(value));
  if (!Number.isFinite(result)) throw serialization(`${path} must be a finite number of its type's range.`);
  return result + 0;
}

const wrongType = (path: string, expected: string, value: unknown) =>
  serialization(`${path} must be ${expected}, and is ${describe(value)}.`);

function refuse(path: string, expected: string, value: unknown): never {
  throw wrongType(path, expected, value);
}

/** The kind of a value and never the value: it may be sensitive. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value instanceof Uint8Array) return "a byte string";
  if (isMap(value)) return "a map";
  if (typeof value === "object") return "a timestamp";
  return typeof value === "bigint" ? "a number" : `a ${typeof value}`;
}
