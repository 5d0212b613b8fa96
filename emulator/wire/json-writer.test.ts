import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonWriter } from "./json-writer.ts";

function written(text: string): string {
  const writer = new JsonWriter();
  writer.string(text);
  return writer.body().bytes().toString("utf8");
}

test("a text is written as JSON writes it, whatever it holds", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(written(text)).toBe(JSON.stringify(text));
    }),
  );
});

test("every character that needs an escape gets one", () => {
  const codes = [...Array(0x20).keys(), 0x22, 0x5c, 0x7f, 0x2028, 0xd800, 0xdbff, 0xdc00, 0xdfff];
  for (const code of codes) {
    const text = `a${String.fromCharCode(code)}b`;
    expect(written(text)).toBe(JSON.stringify(text));
  }
});
