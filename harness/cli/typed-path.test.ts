import { resolve } from "node:path";
import { expect, test } from "vitest";
import { typedPath } from "./typed-path.ts";

test("a path is found from the folder in which npm was called, else from the present one", () => {
  expect(typedPath("out/page", { INIT_CWD: "/home/ada" })).toBe("/home/ada/out/page");
  expect(typedPath("/out", { INIT_CWD: "/home/ada" })).toBe("/out");
  expect(typedPath("out", {})).toBe(resolve("out"));
});
