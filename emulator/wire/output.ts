/**
 * Writes an operation's output by the model's types and refuses, loudly, what the model does not know.
 *
 * An output that does not fit is a mistake of this emulator; an AWS client would fail on it far from its cause, or
 * drop the member in silence.
 */
import type { Members } from "../runtime/input.ts";
import type { Plan, StructurePlan } from "./member-plan.ts";
import type { MemberWriter } from "./member-writer.ts";
import { orderedNull } from "./ordered-null.ts";
import type { ScalarType } from "./service-model.ts";

/** An operation handed over an output that the service model does not allow. */
class OutputShapeError extends Error {
  override readonly name = "OutputShapeError";
}

/**
 * Members that are undefined are left out; timestamps are `Date`.
 *
 * @throws OutputShapeError for a member that the model does not know or that has another type, null included.
 */
export function writeOutput(plan: StructurePlan, output: Members, writer: MemberWriter): void {
  writeStructure(plan, output, writer);
}

/** Measured: `for in` reads members by their place in the object, a third faster than by name. */
function writeStructure(plan: StructurePlan, value: Members, writer: MemberWriter): void {
  writer.beginStructure();
  let memberCount = 0;
  for (const name in value) {
    const given = value[name];
    if (given === undefined) continue;
    const member = plan.members.get(name);
    if (member === undefined)
      throw new OutputShapeError(`${plan.name} has no member ${name} in the service model.`);
    memberCount += 1;
    writer.member(member);
    if (given === orderedNull) writer.null();
    else writeValue(member.plan, given, member.qualifiedName, writer);
  }
  writer.endStructure(memberCount);
}

/** @param where the member that holds the value, for messages; made once with the plans, not for each value. */
function writeValue(plan: Plan, value: unknown, where: string, writer: MemberWriter): void {
  switch (plan.kind) {
    case "list":
      if (!Array.isArray(value)) throw unfit(where, "an array", value);
      writeList(plan.item, value, where, writer);
      break;
    case "map":
      writeMap(plan.value, plainObject(value, where), where, writer);
      break;
    case "structure":
      writeStructure(plan, plainObject(value, where), writer);
      break;
    default:
      writeScalar(plan.kind, value, where, writer);
  }
}

function writeScalar(type: ScalarType, value: unknown, where: string, writer: MemberWriter): void {
  switch (type) {
    case "string":
      if (typeof value !== "string") throw unfit(where, "a string", value);
      writer.string(value);
      break;
    case "integer":
      writer.integer(integer(value, where, -(2 ** 31), 2 ** 31 - 1));
      break;
    case "long":
      writer.integer(integer(value, where, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
      break;
    case "float":
      writer.float(finite(typeof value === "number" ? Math.fround(value) : value, where));
      break;
    case "double":
      writer.double(finite(value, where));
      break;
    case "boolean":
      if (typeof value !== "boolean") throw unfit(where, "a boolean", value);
      writer.boolean(value);
      break;
    case "timestamp":
      if (!(value instanceof Date) || Number.isNaN(value.getTime()))
        throw unfit(where, "a valid Date", value);
      writer.timestamp(value.getTime());
      break;
    case "blob":
      if (!(value instanceof Uint8Array)) throw unfit(where, "a Uint8Array", value);
      writer.blob(value);
      break;
  }
}

function writeList(plan: Plan, items: readonly unknown[], where: string, writer: MemberWriter): void {
  writer.beginList(items.length);
  for (const item of items) {
    writer.item();
    writeValue(plan, item, where, writer);
  }
  writer.endList();
}

function writeMap(plan: Plan, map: Members, where: string, writer: MemberWriter): void {
  const entries = Object.entries(map);
  writer.beginMap(entries.length);
  for (const [key, value] of entries) {
    writer.key(key);
    writeValue(plan, value, where, writer);
  }
  writer.endMap();
}

function integer(value: unknown, where: string, smallest: number, largest: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < smallest || value > largest) {
    throw unfit(where, "an integer of its type's range", value);
  }
  return value;
}

function finite(value: unknown, where: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw unfit(where, "a finite number", value);
  return value;
}

function plainObject(value: unknown, where: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) {
    throw unfit(where, "an object of members", value);
  }
  return value as Members;
}

/** The type and never the value: outputs hold secrets such as auth tokens. */
function unfit(where: string, expected: string, value: unknown): OutputShapeError {
  const kind = value === null ? "null" : value instanceof Date ? "a Date" : typeof value;
  return new OutputShapeError(`${where} must be ${expected}, and is ${kind}.`);
}
