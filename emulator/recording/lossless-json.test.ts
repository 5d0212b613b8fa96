import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeLosslessly, encodeLosslessly } from "./lossless-json.ts";

const throughJson = (value: unknown): unknown =>
  decodeLosslessly(JSON.parse(JSON.stringify(encodeLosslessly(value))));

const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.bigInt(),
  fc.date({ noInvalidDate: false }),
  fc.uint8Array(),
  fc.constantFrom(null, undefined, -0),
);
const memberName = fc.oneof(
  fc.string(),
  fc.constantFrom("$date", "$bytes", "$object", "$undefined", "$", "__proto__", "a.b"),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("value")), tie("object"), tie("map"), tie("set")),
  object: fc
    .array(fc.tuple(memberName, tie("value")), { maxLength: 4 })
    .map((members) => Object.fromEntries(members)),
  map: fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 2 }).map((pairs) => new Map(pairs)),
  set: fc.array(tie("value"), { maxLength: 2 }).map((items) => new Set(items)),
}));

test("whatever a value holds comes back as it was", () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(throughJson(given)).toStrictEqual(given);
    }),
    { numRuns: 2_000 },
  );
});

test("what JSON knows already stays the same object", () => {
  const plain = { name: "ada", seats: [1, 2, { port: 7000 }], none: null };
  expect(encodeLosslessly(plain)).toBe(plain);
  expect(decodeLosslessly(plain)).toBe(plain);
});

test("an object that looks like a mark is none", () => {
  const given = { $date: 5, nested: { $bytes: "no" } };
  expect(throughJson(given)).toStrictEqual(given);
  expect(throughJson({ $date: { $date: 1 } })).toStrictEqual({ $date: { $date: 1 } });
});
