import { expect, test } from "vitest";
import { unlistedSkips } from "./skips.ts";

test("a skip is allowed where the list names its title for this platform", () => {
  const skip = (name: string) => ({ name, reason: "not here" });
  const skipped = ["a.test.ts > as root > it runs", "a.test.ts > it walks", "a.test.ts > it flies"].map(skip);
  const list = {
    "it runs": { where: "darwin", reason: "there is no such user" },
    "it walks": { where: "everywhere", reason: "nobody has legs" },
  };

  expect(unlistedSkips(skipped, list, "darwin")).toEqual([skip("a.test.ts > it flies")]);
  expect(unlistedSkips(skipped, list, "linux")).toEqual([skipped[0], skipped[2]]);
});
