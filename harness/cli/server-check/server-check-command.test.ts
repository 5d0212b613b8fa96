/** The command as a user's terminal and a CI see it. */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, expect, test, vi } from "vitest";
import { eventually } from "../../eventually.ts";
import type { CheckReport } from "../../server-check/check-report.ts";
import { writeSimulatedBuild } from "../../simulated-server/write-build.ts";
import { hasEnded } from "../../stack/process-state.ts";

const SERVER = fileURLToPath(new URL("../server.ts", import.meta.url));
/** Several start at once, on whatever cores there are. */
const LIMIT_MS = 60_000;
vi.setConfig({ testTimeout: LIMIT_MS });

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder of the user's with a server in it; `INIT_CWD` is how npm says where the user is. */
async function serverCheck(args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), "server-check-"));
  folders.push(folder);
  writeSimulatedBuild(folder, "my-server");
  const environment = { ...process.env, INIT_CWD: folder };
  const command = [SERVER, "check", ...args];
  const options = { timeout: LIMIT_MS, env: environment };
  const ended = await promisify(execFile)(process.execPath, command, options).then(
    (printed) => ({ ...printed, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  return { ...ended, folder };
}

test.concurrent("a good server: a line for each step, the last one sums up, status 0", async () => {
  const { stdout, stderr, code } = await serverCheck(["./my-server", "--port", "{port}"]);
  expect(stderr).toBe("");
  expect(stdout).toMatch(
    /✓ {3,}\d\.\d s connected +calls InitSDK and is let in: with the Go Server SDK 5\.6\.0/,
  );
  expect(stdout.trimEnd()).toMatch(/All is right\. {2}12 right$/);
  expect(code).toBe(0);
});

test.concurrent("a bad one: JSON and nothing else, JUnit where it was wanted, status 1", async () => {
  const args = ["--json", "--junit", "out/check.xml", "--", "./my-server", "--exit-code", "7"];
  const { stdout, code, folder } = await serverCheck(args);
  const report = JSON.parse(stdout) as CheckReport;
  expect(report.command).toEqual(["./my-server", "--exit-code", "7"]);
  expect(report.runs[0]?.steps.at(-1)).toMatchObject({ step: "exited", outcome: "wrong" });
  expect(readFileSync(join(folder, "out/check.xml"), "utf8")).toContain('failures="1"');
  expect(code).toBe(1);
});

test.concurrent.for([
  [["./my-servre"], "my-servre is not there"],
  [["--connect-seconds", "0", "./my-server"], "It must be above 0"],
] as const)("what could not be checked at all has status 2: %j", async ([args, problem]) => {
  const { stderr, stdout, code } = await serverCheck(args);
  expect(stderr).toContain(problem);
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test.concurrent("an interrupted check leaves nothing behind, not even what a start script has started", async () => {
  const folder = mkdtempSync(join(tmpdir(), "server-check-"));
  folders.push(folder);
  const server = writeSimulatedBuild(folder, "my-server");
  const script = `"${server}" & echo $! > "${folder}/pid"; wait`;
  const args = [SERVER, "check", "--players", "by-hand", "/bin/sh", "-c", script];
  const check = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  for await (const text of check.stderr) if (String(text).includes("Connect a player")) break;
  const serverId = Number(readFileSync(join(folder, "pid"), "utf8"));
  expect(hasEnded(serverId)).toBe(false);
  const ended = once(check, "exit");
  check.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  await eventually("the end of the server", () => hasEnded(serverId));
});

test.concurrent("help is help", async () => {
  const { stdout, code } = await serverCheck(["--help"]);
  expect(stdout).toContain("Usage: npm run server -- check [options] <executable> [arguments...]");
  expect(stdout).toContain("Exit status: 0 when all that was checked is right");
  expect(code).toBe(0);
});
