/** What exploration has found once and what was mended then stays mended. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { playScript } from "../play-script.ts";
import { readScript } from "../read-script.ts";

const scripts = readdirSync(import.meta.dirname).filter((file) => !file.endsWith(".test.ts"));

test.each(scripts)("%s", async (file) => {
  const script = await readScript(join(import.meta.dirname, file));
  const { world, finding } = playScript(script);
  expect(finding).toBeUndefined();
  // A script whose steps are all refused would show nothing.
  const entries = world.parts.journal.after(0);
  expect(entries.filter(({ kind }) => kind === "transition").length).toBeGreaterThan(0);
});
