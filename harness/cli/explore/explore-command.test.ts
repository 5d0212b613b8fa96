import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolders } from "../../stack/folders.ts";
import { reachLines } from "./reach-lines.ts";

const { project } = projectFolders();
const LIMIT_MS = 110_000;

interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs the command as a user does, and answers what it wrote and how it ended. */
const explore = (...args: readonly string[]): Promise<Ended> => exploreIn(project, ...args);

/** @param typedIn the user's folder; npm itself runs the command in the project's. */
function exploreIn(typedIn: string, ...args: readonly string[]): Promise<Ended> {
  const file = join(project, "harness", "cli", "explore.ts");
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [file, ...args],
      { cwd: project, timeout: LIMIT_MS, env: { ...process.env, INIT_CWD: typedIn } },
      (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : Number(error.code ?? -1), output: `${stdout}${stderr}` }),
    );
  });
}

describe.concurrent("npm run explore", () => {
  test(
    "tells what a handful of worlds has not come by, and fails for it",
    async () => {
      const { code, output } = await explore("--seeds", "2", "--steps", "60", "--workers", "1");
      expect(output).toContain("2 worlds, 120 steps in ");
      expect(output).toContain(", 0 findings");
      expect(output).toMatch(/never reached, in as many worlds as these:\n {2}\S/);
      expect(code).toBe(1);
    },
    LIMIT_MS,
  );

  test(
    "plays one world again and again, with the same journal each time",
    async () => {
      const { code, output } = await explore("--same-seed", "4", "--steps", "80", "--workers", "2");
      expect(output).toContain("the seed 1/0, 80 steps: the same canonical journal 4 of 4 times");
      expect(code).toBe(0);
    },
    LIMIT_MS,
  );

  test(
    "plays a script, step by step, and says that it finds nothing",
    async () => {
      const script = join("emulator", "explore", "found", "a-process-comes-after-it-was-given-up.ts");
      const { code, output } = await explore("--script", script);
      expect(output).toContain("1  call CreateBuild");
      expect(output).toContain("6 steps, and every truth holds after each.");
      expect(code).toBe(0);
    },
    LIMIT_MS,
  );

  test(
    "finds a script from the folder in which the command was typed",
    async () => {
      const found = join(project, "emulator", "explore", "found");
      const { code } = await exploreIn(found, "--script", "a-process-comes-after-it-was-given-up.ts");
      expect(code).toBe(0);
    },
    LIMIT_MS,
  );

  test(
    "says what is wrong with options and files",
    async () => {
      expect(await explore("--seeds", "many")).toMatchObject({
        code: 1,
        output: expect.stringContaining("It must be a whole number"),
      });
      for (const option of ["--seeds", "--steps", "--workers", "--same-seed"])
        expect(await explore(option, "0")).toMatchObject({
          code: 1,
          output: expect.stringContaining("It must be at least 1."),
        });
      expect(await explore("--script", "nowhere.ts")).toMatchObject({
        code: 1,
        output: expect.stringMatching(/^.*nowhere\.ts cannot be read as a script: \S/),
      });
      expect(await explore("--script", "vitest.config.ts")).toMatchObject({
        code: 1,
        output: expect.stringContaining("holds no script to play"),
      });
    },
    LIMIT_MS,
  );
});

test("a long list of what was not reached is cut, and says so", () => {
  const neverReached = Array.from({ length: 40 }, (_, index) => `rule number-${index}`);
  const lines = reachLines({ reachedCount: 3, neverReached, reachedAfterAll: [], outOfReachCount: 2 });
  expect(lines[0]).toContain("3 transitions");
  expect(lines).toHaveLength(2 + 25 + 1);
  expect(lines.at(-1)).toBe("  and 15 more");
});

test("what is listed as out of reach and was reached is told", () => {
  const lines = reachLines({
    reachedCount: 3,
    neverReached: [],
    reachedAfterAll: ["fleet NEW → ERROR"],
    outOfReachCount: 2,
  });
  expect(lines.slice(1)).toEqual(["reached, and listed as out of reach:", "  fleet NEW → ERROR"]);
});
