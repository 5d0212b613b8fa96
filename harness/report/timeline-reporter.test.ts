import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { ScenarioResult } from "./scenario-result.ts";

const vitest = fileURLToPath(new URL("./vitest.mjs", import.meta.resolve("vitest/package.json")));
const root = fileURLToPath(new URL("./testing/reported", import.meta.url));

test("a real run prints each story, why some failed, and keeps what a table needs", async () => {
  const args = [vitest, "run", "--root", root, "--config", `${root}/vitest.config.ts`];
  const environment = { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" };
  const run = promisify(execFile)(process.execPath, args, { env: environment, timeout: 60_000 });
  // The run fails, as two of its tests do.
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  const printed = `${stdout}${stderr}`;

  expect(stdout).toContain("\nthe story of one that passes\n");
  expect(stdout).not.toContain("something else");
  expect(stdout).toContain("a word of its own");
  expect(stdout.indexOf("the story of one that fails")).toBeLessThan(stdout.indexOf("✗ it has no world"));
  expect(stdout).not.toContain("✗ it fails");
  expect(printed).toContain("expected 1 to be 2");
  expect(printed).toContain("its world could not be built");
  expect(printed).toContain("this file cannot be loaded");

  const results = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as ScenarioResult[];
  const file = "stories.fixture.ts";
  // Which of the two files ends first is chance.
  const [broken, ...told] = results.toSorted((a, b) => a.file.localeCompare(b.file));
  expect(broken).toMatchObject({
    title: "broken.fixture.ts cannot be run",
    file: "broken.fixture.ts",
    outcome: "failed",
    errors: [{ message: "this file cannot be loaded" }],
  });
  const stack =
    /^AssertionError: expected 1 to be 2 .*\n\n- Expected\n[\s\S]*\+ 1\n\n +at .*stories\.fixture\.ts/;
  expect(told).toMatchObject([
    {
      title: "it passes",
      file,
      outcome: "passed",
      advancedMs: 30_000,
      seed: "seven",
      logFolder: "/logs/1",
      errors: [],
    },
    {
      title: "it fails",
      file,
      outcome: "failed",
      errors: [{ name: "AssertionError", stack: expect.stringMatching(stack) }],
    },
    {
      title: "it has no world",
      file,
      outcome: "failed",
      errors: [{ name: "Error", message: "its world could not be built" }],
    },
    { title: "it is skipped", file, outcome: "skipped", reason: "there is no browser", errors: [] },
  ]);
});
