/** Whoever types what the README shows makes no changes for git, nor for the style check, which looks at what git sees. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const project = fileURLToPath(new URL("..", import.meta.url));

test("what the README's commands write into the checkout, and the build that they ask for, is ignored", () => {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-ignored-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  copyFileSync(join(project, ".gitignore"), join(folder, ".gitignore"));
  execFileSync("git", ["init", "--quiet"], { cwd: folder });

  const readme = readFileSync(join(project, "README.md"), "utf8");
  const named = readme.matchAll(
    /npm (?:start|run up) -- .*?--(?:report|record|junit|build \S+=)[ .]?(\/?[\w./-]+)/g,
  );
  const paths = [...named].map(([, path = ""]) => path.replace(/^\//, ""));
  expect(paths).toEqual(expect.arrayContaining(["out", "out/junit.xml", "last-night.jsonl", "build"]));
  const written = paths.map((path) => (path.includes(".") ? path : `${path}/report.html`));
  const ignored = execFileSync("git", ["check-ignore", ...written], { cwd: folder, encoding: "utf8" });
  expect(ignored.trim().split("\n")).toEqual(written);
});
