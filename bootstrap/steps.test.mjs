import { expect, test } from "vitest";
import { table } from "./doctor.mjs";
import { createSteps, duration, palette } from "./steps.mjs";

test("a step tells what it does, what it came to and how long it took", async () => {
  let text = "";
  const steps = createSteps({ write: (more) => (text += more), isColourful: false });

  const value = await steps.run("packages", async (say) => {
    say("npm ci");
    return { text: "217 installed", value: 7 };
  });
  await steps.run("Chromium", async () => ({ text: "not here", value: undefined, isPartial: true }));
  const failing = steps.run("Nakama", async () => {
    throw new Error("no Go");
  });
  await expect(failing).rejects.toThrow("no Go");

  expect(value).toBe(7);
  expect(text).toMatch(
    /^ {2}· packages {5}npm ci\n {2}✓ packages {5}217 installed {2}\d+ ms\n {2}! Chromium {5}not here {2}\d+ ms\n {2}✗ Nakama {7}failed {2}\d+ ms\n$/,
  );
});

test.each([
  [3, "3 ms"],
  [12_340, "12.3 s"],
  [125_000, "2 min 5 s"],
])("%d ms read as %s", (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test("columns line up whether or not they are coloured", () => {
  const rows = (colours) => [
    [colours.green("✓"), "Go", "1.26.8"],
    [colours.red("✗"), "a long name", "missing"],
  ];
  const draw = (isColourful) => {
    const colours = palette(isColourful);
    return table(["", "what", "found"], rows(colours), colours);
  };

  expect(draw(false)).toBe(
    ["     what         found", "  ✓  Go           1.26.8", "  ✗  a long name  missing"].join("\n"),
  );
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is taken out
  expect(draw(true).replace(/\u001b\[\d+m/g, "")).toBe(draw(false));
});
