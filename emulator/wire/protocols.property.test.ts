import { decode, encode, Tagged } from "cborg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Members } from "../runtime/input.ts";
import { outputAnswer } from "./answer.ts";
import { decodeCbor } from "./cbor.ts";
import { constraintRefusal } from "./constraints.ts";
import { FrameworkError } from "./framework-error.ts";
import { decodeJson } from "./json.ts";
import type { Plan, ScalarPlan } from "./member-plan.ts";
import { operationNames } from "./service-model.ts";
import { planOf } from "./test-plans.ts";

/** One value in its three shapes: as JSON and as CBOR have it, and as the emulator has it. */
interface Shapes {
  readonly json: unknown;
  readonly cbor: unknown;
  readonly plain: unknown;
}

const same = (value: unknown): Shapes => ({ json: value, cbor: value, plain: value });

// The writers have no negative zero among integers, and JSON writes it as zero.
const withoutNegativeZero = (value: number) => value + 0;

function scalarShapes(plan: ScalarPlan): fc.Arbitrary<Shapes> {
  switch (plan.kind) {
    case "string":
      return fc.string({ unit: "binary", maxLength: 20 }).map(same);
    case "integer":
      return fc.integer().map(same);
    case "long":
      return fc.maxSafeInteger().map(same);
    case "float":
      return fc.float({ noNaN: true, noDefaultInfinity: true }).map(withoutNegativeZero).map(same);
    case "double":
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map(withoutNegativeZero).map(same);
    case "boolean":
      return fc.boolean().map(same);
    case "timestamp":
      return fc
        .date({ noInvalidDate: true, min: new Date("1900-01-01"), max: new Date("2200-01-01") })
        .map((date) => {
          const seconds = withoutNegativeZero(date.getTime() / 1000);
          return { json: seconds, cbor: new Tagged(1, seconds), plain: date };
        });
    case "blob":
      return fc
        .uint8Array({ maxLength: 20 })
        .map((bytes) => ({ json: Buffer.from(bytes).toString("base64"), cbor: bytes, plain: bytes }));
  }
}

function shapesOf(plan: Plan): fc.Arbitrary<Shapes> {
  switch (plan.kind) {
    case "list":
      return fc.array(shapesOf(plan.item), { maxLength: 3 }).map((items) => ({
        json: items.map(({ json }) => json),
        cbor: items.map(({ cbor }) => cbor),
        plain: items.map(({ plain }) => plain),
      }));
    case "map": {
      const key = fc.oneof(
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom("__proto__", "constructor"),
      );
      const entries = fc.uniqueArray(fc.tuple(key, shapesOf(plan.value)), {
        selector: ([name]) => name,
        maxLength: 3,
      });
      return entries.map(inMap);
    }
    case "structure": {
      const members = [...plan.members.values()].map((member) =>
        fc.option(shapesOf(member.plan)).map((shapes) => [member.name, shapes] as const),
      );
      return fc
        .tuple(...members)
        .map((entries) => entries.filter((entry): entry is [string, Shapes] => entry[1] !== null))
        .map(inMap);
    }
    default:
      return scalarShapes(plan);
  }
}

function inMap(entries: readonly (readonly [string, Shapes])[]): Shapes {
  const json: { [key: string]: unknown } = Object.create(null);
  const plain: { [key: string]: unknown } = Object.create(null);
  for (const [key, shapes] of entries) {
    json[key] = shapes.json;
    plain[key] = shapes.plain;
  }
  return { json, cbor: new Map(entries.map(([key, { cbor }]) => [key, cbor])), plain };
}

const jsonBytes = ({ json }: Shapes) => Buffer.from(JSON.stringify(json));
// Left to itself the library sorts keys; an order that differs would show in the texts of violations.
const cborBytes = ({ cbor }: Shapes) => encode(cbor, { mapSorter: () => 0 });

const runs = { numRuns: 20 };

describe.each(operationNames)("%s", (operation) => {
  const { input, output } = planOf(operation);

  it("decodes the same input to the same parameters from JSON and from CBOR", () => {
    fc.assert(
      fc.property(shapesOf(input), (shapes) => {
        const fromJson = decodeJson(input, jsonBytes(shapes));
        const fromCbor = decodeCbor(input, cborBytes(shapes));
        expect(fromJson).toEqual(shapes.plain);
        expect(fromCbor).toEqual(shapes.plain);
        expect(constraintRefusal(input, fromCbor)?.message).toBe(constraintRefusal(input, fromJson)?.message);
      }),
      runs,
    );
  });

  it("writes outputs that other parsers read back as they were", () => {
    fc.assert(
      fc.property(shapesOf(output), (shapes) => {
        const members = shapes.plain as Members;
        const json = outputAnswer(planOf(operation), members, {
          protocol: "json",
          requestId: "r",
        }).body.bytes();
        const cbor = outputAnswer(planOf(operation), members, {
          protocol: "cbor",
          requestId: "r",
        }).body.bytes();
        const plainJson = JSON.parse(json.toString("utf8"), rounded);
        expect(plainJson).toEqual(JSON.parse(jsonBytes(shapes).toString("utf8"), rounded));
        const tags = { tags: Tagged.preserve(1), useMaps: true };
        expect(decode(cbor, tags)).toEqual(decode(cborBytes(shapes), tags));
      }),
      runs,
    );
  });
});

/** Floats are written as the shortest decimal of their single precision; compared at that precision. */
function rounded(key: string, value: unknown): unknown {
  return key === "LatencyInMilliseconds" && typeof value === "number" ? Math.fround(value) : value;
}

describe("any bytes at all", () => {
  const { input } = planOf("StartGameSessionPlacement");
  const decoders = { JSON: decodeJson, CBOR: decodeCbor };

  it.each(["JSON", "CBOR"] as const)(
    "as %s are decoded or refused with a SerializationException",
    (protocol) => {
      const intact = shapesOf(input).map((shapes) =>
        protocol === "JSON" ? new Uint8Array(jsonBytes(shapes)) : new Uint8Array(cborBytes(shapes)),
      );
      const damaged = fc
        .tuple(intact, fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }))
        .map(([bytes, hits]) => {
          for (const [at, byte] of hits) if (bytes.length > 0) bytes[at % bytes.length] = byte;
          return bytes;
        });
      fc.assert(
        fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), damaged), (bytes) => {
          try {
            constraintRefusal(input, decoders[protocol](input, bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(FrameworkError);
            expect(error).toHaveProperty("name", "SerializationException");
          }
        }),
        { numRuns: 2000 },
      );
    },
  );
});
