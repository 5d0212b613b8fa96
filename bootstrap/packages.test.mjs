import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { installedState, installPackages, npmCommand, pinnedNode, withoutPackages } from "./packages.mjs";

const NODE = `node_modules/node-${process.platform}-${process.arch}`;
const LOCKED = {
  "": {},
  "node_modules/one": { version: "1.0.0" },
  [NODE]: { version: "24.21.0", optional: true },
  "node_modules/for-other-systems": { version: "3.0.0", optional: true },
};
let project;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "windtunnel-packages-"));
  write("package-lock.json", JSON.stringify({ packages: LOCKED }));
  const { "node_modules/for-other-systems": _, ...present } = LOCKED;
  write("node_modules/.package-lock.json", JSON.stringify({ packages: present }));
  write("node_modules/one/package.json", JSON.stringify({ version: "1.0.0" }));
  write(`${NODE}/package.json`, JSON.stringify({ version: "24.21.0" }));
  write(`${NODE}/bin/node`, "#!/bin/sh\necho v24.21.0\n");
  chmodSync(join(project, NODE, "bin", "node"), 0o755);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
}

test("all there, packages of other systems aside, is complete", () => {
  expect(installedState(project)).toEqual({ isComplete: true, reason: "", count: 2 });
  expect(pinnedNode(project)).toEqual({ command: join(project, NODE, "bin", "node"), version: "24.21.0" });
});

test.each([
  [
    "nothing was installed",
    () => rmSync(join(project, "node_modules"), { recursive: true }),
    "not installed",
  ],
  [
    "an install was interrupted",
    () => rmSync(join(project, "node_modules/.package-lock.json")),
    "an install was interrupted",
  ],
  [
    "a package was lost",
    () => rmSync(join(project, "node_modules/one"), { recursive: true }),
    "one is missing",
  ],
  [
    "the lock file went on",
    () =>
      write("package-lock.json", JSON.stringify({ packages: { "node_modules/one": { version: "2.0.0" } } })),
    "one is 1.0.0, package-lock.json says 2.0.0",
  ],
  ["Node is an empty file", () => write(`${NODE}/bin/node`, ""), "Node 24 is missing or does not run"],
])("incomplete: %s", (_, damage, reason) => {
  damage();
  const state = installedState(project);

  expect(state.isComplete).toBe(false);
  expect(state.reason).toContain(reason);
});

test("a checkout without lock file is an error", () => {
  rmSync(join(project, "package-lock.json"));
  expect(() => installedState(project)).toThrow("is the checkout complete?");
});

test("npm is run by the Node that runs us, never by what the packages put on the PATH", () => {
  expect(npmCommand({ npm_execpath: "/usr/lib/npm-cli.js" })).toEqual({
    command: process.execPath,
    args: ["/usr/lib/npm-cli.js"],
  });
  expect(withoutPackages("/project/node_modules/.bin:/usr/bin:/x/node_modules/.bin:/bin")).toBe(
    "/usr/bin:/bin",
  );
});

test("an npm that hangs is ended and told, after a second try", async () => {
  write("npm.js", "setInterval(() => {}, 1_000);");
  vi.stubEnv("npm_execpath", join(project, "npm.js"));
  onTestFinished(() => vi.unstubAllEnvs());
  const said = [];
  const installing = installPackages(project, (line) => said.push(line), { limitMs: 200 });
  await expect(installing).rejects.toThrow("it did not end within 0.2 s");
  expect(said).toEqual(["npm failed; once more"]);
});
