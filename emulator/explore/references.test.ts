import { expect, test } from "vitest";
import type { Change } from "../store/table.ts";
import { References } from "./references.ts";

const scope = { account: "000000000000", region: "us-east-1" };
const made = (key: string, record: object): Change => ({
  scope,
  table: "fleets",
  key,
  before: undefined,
  after: record,
});

test("what a step brings about has the step's name, and a number from the second one on", () => {
  const references = new References();
  references.noteChange(made("a", { fleetId: "a" }), 4);
  references.noteChange(made("b", { fleetId: "b" }), 4);
  references.noteChange(made("c", { fleetId: "c" }), 9);
  expect(references.of("fleets").map(({ name }) => name)).toEqual(["fleets@4", "fleets@4:2", "fleets@9"]);
  expect(references.resolved(["$fleets@4.fleetId", "$fleets@4:2.fleetId", "$fleets@9.fleetId"])).toEqual([
    "a",
    "b",
    "c",
  ]);
});

test("a name means what its record is now, and what it was last once it is gone", () => {
  const references = new References();
  const first = { fleetId: "a", status: "NEW" };
  const second = { fleetId: "a", status: "ACTIVE" };
  references.noteChange(made("a", first), 1);
  references.noteChange({ scope, table: "fleets", key: "a", before: first, after: second }, 2);
  expect(references.resolved("$fleets@1.status")).toBe("ACTIVE");
  references.noteChange({ scope, table: "fleets", key: "a", before: second, after: undefined }, 3);
  expect(references.resolved("$fleets@1.status")).toBe("ACTIVE");
  expect(references.of("fleets")[0]?.isGone).toBe(true);
});

test("a name whose step is not there means the newest until then, or nothing", () => {
  const references = new References();
  references.noteChange(made("a", { fleetId: "a" }), 4);
  references.noteChange(made("b", { fleetId: "b" }), 8);
  expect(references.resolved("$fleets@6.fleetId")).toBe("a");
  expect(references.resolved("$fleets@60.fleetId")).toBe("b");
  expect(references.resolved("$fleets@2.fleetId")).toBe("none");
  expect(references.resolved("$aliases@6.aliasId")).toBe("none");
});

test("members of answers are found by their path, wherever the name stands", () => {
  const references = new References();
  references.noteAnswer(7, { Alias: { AliasArn: "arn:alias" } });
  const date = new Date(0);
  expect(
    references.resolved({ a: [{ b: "$answer@7.Alias.AliasArn" }], date, price: "$5", other: "$answer@8.x" }),
  ).toEqual({ a: [{ b: "arn:alias" }], date, price: "$5", other: "none" });
});

test("pushes can be named, and are kept for whoever obeys them; the end of a process is none", () => {
  const references = new References();
  references.noteEffect({ kind: "kill-process", processId: "p", reason: "late" }, 3);
  references.noteEffect({ kind: "process-ended", scope, processId: "p", reason: "late" }, 3);
  expect(references.pushes.map(({ name }) => name)).toEqual(["push@3"]);
  expect(references.resolved("$push@3.processId")).toBe("p");
});
