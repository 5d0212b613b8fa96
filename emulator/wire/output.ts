/**
 * Writes an operation's output by the model's types and refuses, loudly, what the model does not know.
 *
 * An output that does not fit is a mistake of this emulator; an AWS client would fail on it far from its cause, or
 * drop the member in silence.
 */
import type { Members } from "../runtime/input.ts";
import type { Plan, StructurePlan } from "./member-plan.ts";
import type { MemberWriter } from "./member-writer.ts";
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
  writeStructure(plan, output, plan.name, writer);
}

function writeStructure(plan: StructurePlan, value: Members, path: string, writer: MemberWriter): void {
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  writer.beginStructure(names.length);
  for (const name of names) {
    const member = plan.members.get(name);
    if (member === undefined)
      throw new OutputShapeError(`${path} has no member ${name} in the service model.`);
    writer.member(member);
    writeValue(member.plan, value[name], `${path}.${name}`, writer);
  }
  writer.endStructure();
}

function writeValue(plan: Plan, value: unknown, path: string, writer: MemberWriter): void {
  switch (plan.kind) {
    case "list":
      if (!Array.isArray(value)) throw unfit(path, "an array", value);
      writeList(plan.item, value, path, writer);
      break;
    case "map":
      writeMap(plan.value, plainObject(value, path), path, writer);
      break;
    case "structure":
      writeStructure(plan, plainObject(value, path), path, writer);
      break;
    default:
      writeScalar(plan.kind, value, path, writer);
  }
}

function writeScalar(type: ScalarType, value: unknown, path: string, writer: MemberWriter): void {
  switch (type) {
    case "string":
      if (typeof value !== "string") throw unfit(path, "a string", value);
      writer.string(value);
      break;
    case "integer":
      writer.integer(integer(value, path, -(2 ** 31), 2 ** 31 - 1));
      break;
    case "long":
      writer.integer(integer(value, path, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER));
      break;
    case "float":
      writer.float(finite(typeof value === "number" ? Math.fround(value) : value, path));
      break;
    case "double":
      writer.double(finite(value, path));
      break;
    case "boolean":
      if (typeof value !== "boolean") throw unfit(path, "a boolean", value);
      writer.boolean(value);
      break;
    case "timestamp":
      if (!(value instanceof Date) || Number.isNaN(value.getTime())) throw unfit(path, "a valid Date", value);
      writer.timestamp(value.getTime());
      break;
    case "blob":
      if (!(value instanceof Uint8Array)) throw unfit(path, "a Uint8Array", value);
      writer.blob(value);
      break;
  }
}

function writeList(plan: Plan, items: readonly unknown[], path: string, writer: MemberWriter): void {
  writer.beginList(items.length);
  for (const item of items) {
    writer.item();
    writeValue(plan, item, `${path}[]`, writer);
  }
  writer.endList();
}

function writeMap(plan: Plan, map: Members, path: string, writer: MemberWriter): void {
  const entries = Object.entries(map);
  writer.beginMap(entries.length);
  for (const [key, value] of entries) {
    writer.key(key);
    writeValue(plan, value, `${path}{}`, writer);
  }
  writer.endMap();
}

function integer(value: unknown, path: string, smallest: number, largest: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < smallest || value > largest) {
    throw unfit(path, "an integer of its type's range", value);
  }
  return value;
}

function finite(value: unknown, path: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw unfit(path, "a finite number", value);
  return value;
}

function plainObject(value: unknown, path: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value) || value instanceof Date) {
    throw unfit(path, "an object of members", value);
  }
  return value as Members;
}

/** The type and never the value: outputs hold secrets such as auth tokens. */
function unfit(path: string, expected: string, value: unknown): OutputShapeError {
  const kind = value === null ? "null" : value instanceof Date ? "a Date" : typeof value;
  return new OutputShapeError(`${path} must be ${expected}, and is ${kind}.`);
}
