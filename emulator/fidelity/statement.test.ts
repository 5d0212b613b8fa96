import { expect, test } from "vitest";
import { hasEvidence, statementsOf } from "./statement.ts";

test("a comment says what it is about, and each word of evidence begins a statement", () => {
  const source = `
/**
 * Makes an alias. It is quick.
 *
 * **Documented** (API reference): the members; names are not
 * unique. **Assumed**: takes effect at once.
 *
 * @throws ApiError, **Assumed** to be ours.
 */
export const createAlias = 1;
`;
  expect(statementsOf(source)).toEqual([
    {
      about: "Makes an alias.",
      evidence: "Documented",
      source: "API reference",
      text: "The members; names are not unique.",
    },
    { about: "Makes an alias.", evidence: "Assumed", text: "Takes effect at once." },
  ]);
});

test("a comment that begins with its evidence is about what stands below it", () => {
  expect(statementsOf("/** **Documented**: at most 50. */\nexport const LARGEST_PAGE = 50;")).toEqual([
    { about: "`LARGEST_PAGE`", evidence: "Documented", text: "At most 50." },
  ]);
});

test("brackets within the source belong to it, and code keeps its first letter", () => {
  const [statement] = statementsOf("/** **Observed** (SDK 5 (Go)): `pID` comes first */");
  expect(statement).toMatchObject({ source: "SDK 5 (Go)", text: "`pID` comes first." });
});

test("words of evidence outside of comments, and comments without one, say nothing", () => {
  expect(hasEvidence('const text = "**Assumed**: nothing";\n/** Adds two numbers. */')).toBe(false);
  expect(hasEvidence("/** Waits. **Assumed** */")).toBe(true);
});
