import { describe, expect, it } from "vitest";
import { compileJavaPattern } from "./java-pattern.ts";
import { type MemberModel, serviceModel } from "./service-model.ts";

function patternsIn(member: MemberModel): string[] {
  const parts = [member.member, member.key, member.value].filter((part) => part !== undefined);
  return [...(member.pattern === undefined ? [] : [member.pattern]), ...parts.flatMap(patternsIn)];
}

const patterns = [
  ...new Set(
    [...Object.values(serviceModel.inputs), ...Object.values(serviceModel.inputStructures)]
      .flatMap((members) => Object.values(members))
      .flatMap(patternsIn),
  ),
];

describe("compileJavaPattern", () => {
  it.each(patterns)("compiles the model's %s", (pattern) => {
    expect(compileJavaPattern(pattern)).toBeInstanceOf(RegExp);
  });

  it("the model has no pattern with \\S among others in a class, which could not be translated", () => {
    for (const pattern of patterns) {
      const withoutAnything = pattern.replaceAll("[\\s\\S]", "");
      expect(withoutAnything).not.toMatch(/\[[^\]]*\\S/);
    }
  });

  it("takes only ASCII spaces for spaces, as Java does", () => {
    const notBlank = compileJavaPattern("^.*\\S.*$");
    expect(notBlank.test("\u3000")).toBe(true);
    expect(notBlank.test("\u00a0")).toBe(true);
    expect(notBlank.test(" \t")).toBe(false);
    const noSpace = compileJavaPattern("^[^\\s]+$");
    expect(noSpace.test("a\u3000b")).toBe(true);
    expect(noSpace.test("a b")).toBe(false);
  });

  it("keeps [\\s\\S] for anything at all", () => {
    const anything = compileJavaPattern("^[\\s\\S]*$");
    expect(anything.test("a\n\u2028\u3000\u{1f600}")).toBe(true);
  });

  it("reads surrogates in a class as a range of characters beyond the basic plane", () => {
    const printable = compileJavaPattern(
      "^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]+$",
    );
    expect(printable.test("plain \u{1f600} text\n")).toBe(true);
    expect(printable.test("bell \u0007")).toBe(false);
  });
});
