import { expect, test } from "vitest";
import { serviceModel } from "../wire/service-model.ts";
import { operations } from "./table.ts";

test("the table names operations of the service model only", () => {
  expect(Object.keys(serviceModel.inputs)).toEqual(expect.arrayContaining([...operations.keys()]));
});
