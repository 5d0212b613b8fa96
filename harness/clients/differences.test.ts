import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("equal values have none, whatever the order of their members", () => {
  expect(differences({ a: 1, b: [{ c: "x" }] }, { b: [{ c: "x" }], a: 1 })).toEqual([]);
});

test("each difference has its path, missing and surplus members included", () => {
  const found = differences(
    { Fleet: { Status: "ACTIVE", Names: ["a", "b"], Name: "one" } },
    { Fleet: { Status: "NEW", Names: ["a"], Id: 7 } },
  );
  expect(found).toEqual([
    { path: "Fleet.Status", expected: "ACTIVE", actual: "NEW" },
    { path: "Fleet.Names[1]", expected: "b", actual: undefined },
    { path: "Fleet.Name", expected: "one", actual: undefined },
    { path: "Fleet.Id", expected: undefined, actual: 7 },
  ]);
});

test("a list is not a record, and null is not nothing", () => {
  expect(differences({ a: [] }, { a: {} })).toHaveLength(1);
  expect(differences({ a: null }, {})).toHaveLength(1);
  expect(differences(undefined, undefined)).toEqual([]);
});

test("of a part only what it names counts, but a list's length does", () => {
  expect(differences({ a: { b: 1 } }, { a: { b: 1, c: 2 }, d: 3 }, { isPart: true })).toEqual([]);
  expect(differences({ a: [] }, { a: [1] }, { isPart: true })).toHaveLength(1);
  expect(differences({ a: /^x-\d$/ }, { a: "x-1" }, { isPart: true })).toEqual([]);
  expect(differences({ a: /^x-\d$/ }, { a: 1 }, { isPart: true })).toHaveLength(1);
});
