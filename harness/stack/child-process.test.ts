import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startChild } from "./child-process.ts";
import { hasEnded } from "./process-state.ts";
import type { Supervision } from "./supervision.ts";
import { until } from "./until.ts";

let folder: string;
const env = { PATH: process.env.PATH ?? "" };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-child-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ways: Supervision[] = process.platform === "linux" ? ["parent-death-signal", "watchdog"] : ["watchdog"];

describe.each(ways)("supervised by %s", (supervision) => {
  const shell = (script: string, logFile: string) =>
    startChild({ name: "child", command: "sh", args: ["-c", script], env, logFile, supervision });

  test("its output goes to the log, its exit code is told", async () => {
    const logFile = join(folder, supervision, "output.log");
    const child = shell("echo one; echo two >&2; echo three; exit 7", logFile);

    expect(await child.exited).toEqual({ code: 7, signal: null });
    expect(child.exit()).toEqual({ code: 7, signal: null });
    expect(child.tail(2)).toBe("two\nthree");
    expect(readFileSync(logFile, "utf8")).toBe("one\ntwo\nthree\n");
  });

  test("stop ends what heeds the signal", async () => {
    const child = shell(
      "trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done",
      log("heeds"),
    );
    await says(child, "ready");

    await child.stop({ withinMs: 10_000 });

    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(child.tail(1)).toBe("bye");
    await child.stop();
  });

  test("stop kills what ignores the signal, and all it started", async () => {
    const child = shell("trap '' TERM; sleep 1000 & echo $!; while :; do sleep 0.05; done", log("ignores"));
    await says(child, /^\d+$/);
    const grandchild = Number(child.tail(1));

    await child.stop({ withinMs: 100 });

    expect(await child.exited).toEqual({ code: null, signal: "SIGKILL" });
    await until({ what: "grandchild", withinMs: 5_000, look: () => hasEnded(grandchild) || "still running" });
  });

  test("none survives when the parent is killed", async () => {
    const parent = parentOf(3, supervision);
    const [first] = await once(parent.stdout as NodeJS.ReadableStream, "data");
    const children = String(first).trim().split(" ").map(Number);
    expect(children).toHaveLength(3);
    for (const pid of children) expect(hasEnded(pid)).toBe(false);

    parent.kill("SIGKILL");

    for (const pid of children) {
      await until({ what: `child ${pid}`, withinMs: 5_000, look: () => hasEnded(pid) || "still running" });
    }
  });

  const log = (name: string) => join(folder, supervision, `${name}.log`);

  /** A process that starts children that never end by themselves, and prints the ids of those at work. */
  function parentOf(count: number, way: Supervision): ChildProcess {
    const script = `
      import { readFileSync } from "node:fs";
      import { startChild } from ${JSON.stringify(new URL("./child-process.ts", import.meta.url).href)};
      import { until } from ${JSON.stringify(new URL("./until.ts", import.meta.url).href)};
      const children = Array.from({ length: ${count} }, (_, index) => startChild({
        name: "child", command: "sh", args: ["-c", "echo $$; while :; do sleep 1000; done"], supervision: ${JSON.stringify(way)},
        env: { PATH: process.env.PATH }, logFile: ${JSON.stringify(folder)} + "/orphan-" + index + ".log" }));
      for (const child of children)
        await until({ what: "its id", withinMs: 10_000, look: () => /\\d/.test(child.tail(1)) || "nothing" });
      console.log(children.map((child) => child.tail(1)).join(" "));`;
    return spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
  }
});

test("a child can be made to hang and to go on", async () => {
  const child = startChild({
    name: "counter",
    // One process that never forks: a shell stopped while it starts another is in state D, not T.
    command: process.execPath,
    args: ["-e", "let n = 0; setInterval(() => console.log(++n), 10)"],
    env,
    logFile: join(folder, "hangs.log"),
  });
  const grows = async (than: number) =>
    until({ what: "count", withinMs: 5_000, look: () => Number(child.tail(1)) > than || child.tail(1) });
  await grows(0);

  await child.pause();
  if (process.platform === "linux") expect(new Set(threadStates(child.pid))).toEqual(new Set(["T"]));
  const counted = Number(child.tail(1));
  child.resume();

  await grows(counted);
  await child.kill();
  expect(hasEnded(child.pid)).toBe(true);
});

test("a busy child does nothing any more when it is said to hang", async () => {
  const child = startChild({
    name: "busy",
    command: process.execPath,
    // Its threads want more processors than there are, so that a SIGSTOP does not reach all of them at once.
    args: [
      "-e",
      `const { Worker } = require("node:worker_threads");
      for (let n = 0; n < ${2 * availableParallelism() + 2}; n++) new Worker("for (;;);", { eval: true });
      setInterval(() => console.log("busy"), 10)`,
    ],
    env,
    logFile: join(folder, "busy.log"),
  });
  await until({ what: "busy", withinMs: 10_000, look: () => child.tail(1) === "busy" || child.tail(1) });

  for (let round = 0; round < 5; round++) {
    await child.pause();
    if (process.platform === "linux") expect(new Set(threadStates(child.pid))).toEqual(new Set(["T"]));
    child.resume();
  }
  await child.kill();
});

test("a child that has ended cannot be made to hang", async () => {
  const child = startChild({
    name: "short",
    command: process.execPath,
    args: ["-e", ""],
    env,
    logFile: join(folder, "short.log"),
  });
  await child.exited;

  await expect(child.pause()).rejects.toThrow(/^short .* stands still: it has ended$/);
  child.resume();
});

/** The state of each thread, as proc(5) has it. */
const threadStates = (pid: number) =>
  readdirSync(`/proc/${pid}/task`).map((id) =>
    readFileSync(`/proc/${pid}/task/${id}/stat`, "utf8").split(") ").at(-1)?.charAt(0),
  );

test("a command that is not there ends with code 127 and says so", async () => {
  const child = startChild({
    name: "nothing",
    command: "/no/such/command",
    args: [],
    env,
    logFile: join(folder, "nothing.log"),
  });

  expect(await child.exited).toEqual({ code: 127, signal: null });
  expect(child.tail(1)).toContain("/no/such/command");
});

test("start and end are told in one line each", async () => {
  const lines: string[] = [];
  const child = startChild({
    name: "short",
    command: "true",
    args: [],
    env,
    logFile: join(folder, "short.log"),
    log: (line) => lines.push(line),
  });
  await child.exited;

  expect(lines).toEqual([
    `short started (process ${child.pid}, log ${join(folder, "short.log")})`,
    "short ended (code 0)",
  ]);
});

async function says(child: { tail(lines: number): string }, what: string | RegExp): Promise<void> {
  const look = () => (child.tail(1).match(what) ? true : `"${child.tail(1)}"`);
  await until({ what: `the child says ${what}`, withinMs: 10_000, look });
}
