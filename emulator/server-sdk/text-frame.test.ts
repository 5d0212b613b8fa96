import { expect, test } from "vitest";
import { textFrame } from "./text-frame.ts";

test.each([
  [0, "8100"],
  [125, "817d"],
  [126, "817e007e"],
  [256, "817e0100"],
  [65_535, "817effff"],
])("a text of %i characters has the head 0x%s", (length, head) => {
  const text = "x".repeat(length);
  expect(Buffer.from(textFrame(text) ?? "", "latin1")).toEqual(
    Buffer.concat([Buffer.from(head, "hex"), Buffer.from(text)]),
  );
});

test("a text that is not ASCII, or longer than two bytes tell, is left to the library", () => {
  expect(textFrame("é")).toBeUndefined();
  expect(textFrame("日本")).toBeUndefined();
  expect(textFrame("\ud800")).toBeUndefined();
  expect(textFrame("x".repeat(65_536))).toBeUndefined();
});
