import { test } from "vitest";
import { clientKinds, clientsAgree, expect, servedOperations } from "../../harness/index.ts";
import { allSteps } from "./steps/table.ts";

const { awsCommandLine: _, ...programs } = clientKinds;

/** One table of steps through all that is imitated. The command line has its own, since each command takes a second. */
clientsAgree("every operation", { steps: allSteps, clients: Object.values(programs) });

const calls = allSteps.filter((step) => "call" in step);

test("every operation that is imitated succeeds in a step of the table", () => {
  const succeeding = new Set(calls.filter((step) => "output" in step).map(({ call }) => call));
  expect(servedOperations.filter((name) => !succeeding.has(name))).toEqual([]);
});

test("every step has a name of its own", () => {
  const names = calls.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
