import { expect, test } from "vitest";
import { resolveReferences } from "./resolve-references.ts";

const outputs = new Map([
  ["createFleet", { FleetAttributes: { FleetId: "fleet-1" } }],
  ["list", { Ids: ["a", "b"], Count: 2 }],
]);

test("texts are filled in at any depth, whole or in part; everything else stays", () => {
  const input = {
    FleetId: "<createFleet.FleetAttributes.FleetId>",
    Filter: "x <5 AND y> 2 or <list.Count>",
    Ids: [{ Id: "urn:<list.Ids.1>", Limit: 3, isOn: true }],
  };
  expect(resolveReferences(input, outputs)).toEqual({
    FleetId: "fleet-1",
    Filter: "x <5 AND y> 2 or 2",
    Ids: [{ Id: "urn:b", Limit: 3, isOn: true }],
  });
});

test.each(["<nobody.Id>", "<createFleet.FleetAttributes>", "<createFleet.FleetAttributes.FleetArn>"])(
  "%s is refused",
  (reference) => {
    expect(() => resolveReferences({ Id: reference }, outputs)).toThrow(reference);
  },
);
