import { expect, test } from "vitest";
import type { Figure } from "./figures.ts";
import { withSection } from "./performance-document.ts";

const figure = (measured: number): Figure => ({ what: "a ÷ b", measured, digits: 2, goal: { atLeast: 0.4 } });
const section = (name: string, measured: number) => ({
  name,
  figures: [figure(measured)],
  how: [`- How ${name} is measured.`],
});
const headings = (document: string) => document.match(/^#.*$/gm);

test("a run stands in the place of the one before, and leaves those of other measurements alone", () => {
  const first = withSection("", section("scale", 0.1));
  const both = withSection(first, section("sockets", 0.2));
  expect(headings(both)).toEqual(["# Performance", "## scale", "## sockets"]);
  expect(both.startsWith(first.trimEnd())).toBe(true);
  expect(both).toContain("| a ÷ b | 0.20 | ≥ 0.40 | ✗ missed |");

  const again = withSection(both, section("scale", 0.5));
  expect(headings(again)).toEqual(["# Performance", "## scale", "## sockets"]);
  expect(again).toContain("| a ÷ b | 0.50 | ≥ 0.40 | ✓ |");
  expect(again).not.toContain("0.10");
  expect(again.slice(again.indexOf("## sockets"))).toBe(both.slice(both.indexOf("## sockets")));
});

test("what a row's reader has to know stands below the table, and goes with the run that said it", () => {
  const noted = {
    ...section("scale", 0.1),
    figures: [{ ...figure(0.1), note: ["One machine,", "one run."] }],
  };
  const document = withSection("", noted);
  expect(document).toContain("| ✗ missed |\n\nOne machine,\none run.\n\nHow it is measured:");
  expect(withSection(document, section("scale", 0.1))).not.toContain("one run");
});
