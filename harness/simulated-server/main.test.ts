/** The simulated game server as a process of its own: what its command line makes it do, told by its exit and its output. */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readServerArguments } from "./server-arguments.ts";
import { writeSimulatedBuild } from "./write-build.ts";

test("the port comes from the command line, else from WINDTUNNEL_PORT, else from nowhere", () => {
  expect(readServerArguments(["--port", "7777"], { WINDTUNNEL_PORT: "8888" }).port).toBe(7777);
  expect(readServerArguments([], { WINDTUNNEL_PORT: "8888" }).port).toBe(8888);
  expect(readServerArguments([], {}).port).toBeUndefined();
});

test("the SDK that it speaks like comes beside its script", () => {
  const line = ["--profile", "CSharp", "--script", '{"ignoreTerminate":true}'];
  expect(readServerArguments(line, {}).script).toEqual({ profile: "CSharp", ignoreTerminate: true });
});

test("scripts, log files and heartbeats are read; what other servers know is let through", () => {
  const line =
    '--script={"crashAt":"ready"} --log-path a.log --log-path b.log --heartbeat-ms 500 -batchmode --mode x';
  expect(readServerArguments(line.split(" "), {})).toMatchObject({
    script: { crashAt: "ready" },
    logPaths: ["a.log", "b.log"],
    heartbeat: { intervalMs: 500, jitterMs: 0 },
    toolName: "windtunnel-real",
  });
});

/** Runs it to its end with a folder as its build. */
async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "windtunnel-simulated-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = writeSimulatedBuild(folder);
  const env = { PATH: process.env.PATH ?? "", ...environment };
  const child = spawn(file, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let written = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, written, folder };
}

test("told to exit at the start, it does, and says so", async () => {
  expect(await run(["--exit-at-start", "9"])).toMatchObject({
    code: 9,
    written: "exits at once with code 9, as it was told\n",
  });
});

test("without the environment of an instance it names what is missing, and writes that to its log", async () => {
  const { code, written, folder } = await run(["--log-path", "/local/game/logs/game.log"], {
    GAMELIFT_SDK_WEBSOCKET_URL: "ws://127.0.0.1:9",
  });
  expect(code).toBe(2);
  expect(written).toContain("GAMELIFT_SDK_PROCESS_ID is not set");
  expect(readFileSync(join(folder, "logs", "game.log"), "utf8")).toContain('"kind":"started"');
});

test("a mistake in its command line ends it before it does anything", async () => {
  const script = await run(["--script", "{"]);
  expect(script.code).toBe(1);
  expect(script.written).toContain("It must be a JSON object");
  const profile = await run(["--profile", "Rust"]);
  expect(profile.code).toBe(1);
  expect(profile.written).toContain("Allowed choices are Go, CSharp, Cpp");
});
