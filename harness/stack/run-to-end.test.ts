import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { hasEnded } from "./process-state.ts";
import { runToEnd } from "./run-to-end.ts";
import { until } from "./until.ts";

let folder: string;
const env = { PATH: process.env.PATH ?? "" };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-run-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shell = (script: string) => ({
  name: "builder",
  command: "sh",
  args: ["-c", script],
  env,
  logFile: join(folder, "builder.log"),
  limitMs: 20_000,
});

test("what it wrote is the answer, and nothing but that", async () => {
  expect(await runToEnd(shell("echo one; echo two >&2"))).toBe("one\ntwo\n");
});

test("a code that is not accepted is an error with the last lines", async () => {
  const failing = shell("echo one; echo two; exit 3");
  await expect(runToEnd({ ...failing, shownLines: 1 })).rejects.toThrow(
    /^builder ended with code 3. It wrote:\ntwo$/,
  );
  expect(await runToEnd({ ...failing, acceptedCodes: [3] })).toBe("one\ntwo\n");
});

test("what does not end within its limit is killed with what it started, and told", async () => {
  const hanging = shell("sleep 1000 & echo $!; wait");
  await expect(runToEnd({ ...hanging, limitMs: 300 })).rejects.toThrow("did not end within 300 ms");
  const grandchild = Number(readFileSync(hanging.logFile, "utf8"));
  await until({ what: "grandchild", withinMs: 5_000, look: () => hasEnded(grandchild) || "still running" });
});

test("what a build has started ends with us, also when we are killed", async () => {
  const build = shell("echo $$; sh -c 'trap \"\" TERM HUP; echo $$; while :; do sleep 1000; done' & wait");
  const logFile = join(folder, "orphaned.log");
  const script = `
    import { runToEnd } from ${JSON.stringify(new URL("./run-to-end.ts", import.meta.url).href)};
    await runToEnd(${JSON.stringify({ ...build, logFile })});`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: "inherit" });
  onTestFinished(() => void parent.kill("SIGKILL"));
  const written = () => (existsSync(logFile) ? readFileSync(logFile, "utf8") : "");
  const look = () => /^\d+\n\d+\n$/.test(written()) || `"${written()}"`;
  await until({ what: "child and grandchild", withinMs: 10_000, look });
  const family = written().trim().split("\n").map(Number);
  for (const pid of family) expect(hasEnded(pid)).toBe(false);

  parent.kill("SIGKILL");
  await once(parent, "exit");

  for (const pid of family) {
    await until({ what: `process ${pid}`, withinMs: 5_000, look: () => hasEnded(pid) || "still running" });
  }
});
