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
