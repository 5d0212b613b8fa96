/** Inputs of any operation, made from the service model: mostly within its limits, and about things that exist. */
import fc from "fast-check";
import type { Members } from "../runtime/input.ts";
import { type MemberModel, serviceModel } from "../wire/service-model.ts";
import { exampleText, isTextWithin } from "./bad-input/example-text.ts";
import { partOf, type StructureModel, structureOf } from "./bad-input/example-value.ts";

/** The texts that records hold, by the members that hold them: among them ids, ARNs and names of all that exists. */
export type KnownTexts = ReadonlyMap<string, ReadonlySet<string>>;

/** A value that waits for what is known when it is sent. */
type Pending = (known: KnownTexts) => unknown;

/** An input that waits for what is known when it is sent. */
export type PendingInput = (known: KnownTexts) => Members;

/** Deeper than this nothing optional is put in. */
const DEEPEST_OPTION = 3;

export function inputOf(operation: string): fc.Arbitrary<PendingInput> {
  const members = serviceModel.inputs[operation];
  if (members === undefined) throw new Error(`the service model has no operation ${operation}`);
  return structure(members, 1) as fc.Arbitrary<PendingInput>;
}

function structure(members: StructureModel, depth: number): fc.Arbitrary<Pending> {
  const parts = Object.entries(members).map(([name, member]) => {
    const value = anyValue(name, member, depth).map((pending) => [name, pending] as const);
    if (member.required) return value;
    const absent = { weight: 7, arbitrary: fc.constant(undefined) };
    return depth > DEEPEST_OPTION ? absent.arbitrary : fc.oneof(absent, { weight: 3, arbitrary: value });
  });
  return fc.tuple(...parts).map((entries) => (known: KnownTexts) => {
    const given = entries.filter((entry) => entry !== undefined);
    return Object.fromEntries(given.map(([name, pending]) => [name, pending(known)]));
  });
}

function anyValue(name: string, member: MemberModel, depth: number): fc.Arbitrary<Pending> {
  switch (member.type) {
    case "string":
      return textOf(name, member);
    case "integer":
    case "long":
      return constant(integerOf(member));
    case "float":
    case "double":
      return constant(fc.oneof(fc.nat(500), fc.float({ min: 0, max: 1_000, noNaN: true })));
    case "boolean":
      return constant(fc.boolean());
    case "timestamp":
      return constant(fc.integer({ min: -1e9, max: 1e9 }).map((ms) => new Date(Date.UTC(2026, 0, 1) + ms)));
    case "blob":
      return constant(fc.uint8Array({ maxLength: 8 }));
    case "list":
      return listOf(name, member, depth);
    case "map":
      return mapOf(member, depth);
    case "structure":
      return structure(structureOf(member), depth + 1);
  }
}

const constant = (values: fc.Arbitrary<unknown>): fc.Arbitrary<Pending> => values.map((value) => () => value);

function integerOf({ min = 0, max = 2 ** 31 - 1 }: MemberModel): fc.Arbitrary<number> {
  const near = fc.integer({ min, max: Math.min(max, min + 10) });
  return fc.oneof(
    { weight: 24, arbitrary: near },
    { weight: 1, arbitrary: fc.constantFrom(min, max, min - 1) },
  );
}

function textOf(name: string, member: MemberModel): fc.Arbitrary<Pending> {
  if (member.enum !== undefined)
    return constant(fc.constantFrom(...member.enum, ...member.enum, ...member.enum, "NOT_ONE_OF_THEM"));
  const example = exampleText(member);
  const existing = fc.nat().map((choice) => (known: KnownTexts) => {
    const texts = namesakes(name, known) ?? [...known.values()].flatMap((held) => [...held]);
    const fitting = texts.filter((text) => isTextWithin(member, text));
    return fitting[choice % fitting.length] ?? example;
  });
  const sayable = fc.string({ unit: "grapheme", maxLength: 12 });
  return fc.oneof(
    { weight: 16, arbitrary: existing },
    { weight: 6, arbitrary: fc.constant(() => example) },
    { weight: 1, arbitrary: constant(sayable) },
  );
}

/** What a member of that name holds, or of its last words: `GameSessionQueueName`, `QueueName`, `Name`. */
function namesakes(member: string, known: KnownTexts): readonly string[] | undefined {
  const words = member.replace(/Ids$/, "Id").match(/[A-Z][a-z0-9]*/g) ?? [];
  for (const first of words.keys()) {
    const name = words.slice(first).join("");
    const held = known.get(name.charAt(0).toLowerCase() + name.slice(1));
    if (held !== undefined) return [...held];
  }
  return undefined;
}

function listOf(name: string, member: MemberModel, depth: number): fc.Arbitrary<Pending> {
  const minLength = Math.min(member.min ?? 0, 1);
  const items = fc.array(anyValue(name, partOf(member.member), depth), { minLength, maxLength: 2 });
  return items.map((pending) => (known: KnownTexts) => pending.map((item) => item(known)));
}

function mapOf(member: MemberModel, depth: number): fc.Arbitrary<Pending> {
  const entry = fc.tuple(textOf("", partOf(member.key)), anyValue("", partOf(member.value), depth));
  return fc
    .array(entry, { maxLength: 2 })
    .map(
      (entries) => (known: KnownTexts) =>
        Object.fromEntries(entries.map(([key, value]) => [String(key(known)), value(known)])),
    );
}
