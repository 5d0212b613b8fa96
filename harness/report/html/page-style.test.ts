import { expect, test } from "vitest";
import { dark, light } from "./page-style.ts";

/** WCAG 2.2's relative luminance of a colour such as `#1b1f24`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/g) ?? []).map((two) => {
    const share = Number.parseInt(two, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each([
  ["light", light],
  ["dark", dark],
])("every text of the %s page can be read on each of its grounds", (_name, palette) => {
  const colours = new Map(
    [...palette.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
  const grounds = ["ground", "raised", "chosen"];
  const lines = ["rule", "bad-ground", "mark-ground"];
  const texts = [...colours.keys()].filter((name = "") => ![...grounds, ...lines].includes(name));
  expect(texts.length).toBeGreaterThan(10);
  const of = (name: string | undefined): string => colours.get(name) ?? "none";
  const pairs = [
    ...texts.flatMap((text) => grounds.map((ground) => [text, ground])),
    ["text", "bad-ground"],
    ["mark", "mark-ground"],
    ["text", "mark-ground"],
  ];
  const weak = pairs.filter(([text, ground]) => contrast(of(text), of(ground)) < 4.5);
  expect(weak).toEqual([]);
});
