import fc from "fast-check";
import { expect, test } from "vitest";
import { PageTokens } from "./page-tokens.ts";

const tokens = new PageTokens("seed");
const home = { account: "000000000000", region: "us-east-1" };

test("what was closed opens, whatever it is, for whoever it was closed for", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string(), fc.string(), (content, region, operation) => {
      const scope = { ...home, region };
      expect(tokens.open(scope, operation, tokens.close(scope, operation, content))).toBe(content);
    }),
  );
});

test("the same seed has the same tokens, another one others", () => {
  const token = tokens.close(home, "ListFleets", "content");
  expect(new PageTokens("seed").close(home, "ListFleets", "content")).toBe(token);
  expect(new PageTokens("other").open(home, "ListFleets", token)).toBeUndefined();
});

test.each([
  ["account", { ...home, account: "123456789012" }, "ListFleets"],
  ["Region", { ...home, region: "eu-west-1" }, "ListFleets"],
  ["operation", home, "ListBuilds"],
])("a token of another %s does not open", (_what, scope, operation) => {
  const token = tokens.close(home, "ListFleets", "content");
  expect(tokens.open(home, "ListFleets", token)).toBe("content");
  expect(tokens.open(scope, operation, token)).toBeUndefined();
});

test("where account ends and Region begins is part of it", () => {
  const token = tokens.close({ account: "1", region: "2us" }, "ListFleets", "content");
  expect(tokens.open({ account: "12", region: "us" }, "ListFleets", token)).toBeUndefined();
});

test("a token with any one character changed, added or taken away does not open", () => {
  const characters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \n%é"];
  // All three lengths that leave unused bits, or none, in the last character.
  for (const content of ["content", "content!", "content!!"]) {
    const token = tokens.close(home, "ListFleets", content);
    const opens = (changed: string) => tokens.open(home, "ListFleets", changed) !== undefined;
    const open: string[] = [];
    for (let at = 0; at <= token.length; at += 1) {
      for (const character of characters) {
        const changed = token.slice(0, at) + character + token.slice(at + 1);
        if (changed !== token && opens(changed)) open.push(changed);
        if (opens(token.slice(0, at) + character + token.slice(at))) open.push(`${character} added at ${at}`);
      }
      if (at < token.length && opens(token.slice(0, at) + token.slice(at + 1))) open.push(`without ${at}`);
    }
    expect(open).toEqual([]);
  }
});
