import { expect, test } from "vitest";
import { notBuilt } from "./not-built.ts";

test("who plays scenarios hears which are left out for want of a part, and nobody else does", () => {
  expect(notBuilt("the proxy said no", { isSuite: true })).toBe(
    "not built, and the scenarios that need it are left out by name: the proxy said no",
  );
  expect(notBuilt("the proxy said no", { isSuite: false })).toBe("not built: the proxy said no");
});
