/** Whatever ends the emulator, nothing that it has launched lives on: neither a start script nor what that has started. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { CreateBuildCommand, CreateFleetCommand, GameLiftClient } from "@aws-sdk/client-gamelift";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Addresses } from "../index.ts";
import { eventually } from "../testing/eventually.ts";
import { BuildFolder, LAUNCHED_BUILD } from "../testing/launched-fleet.ts";

/** It reads the states of processes in /proc. */
const onLinux = test.runIf(process.platform === "linux");

let build: BuildFolder;
let emulator: ChildProcess | undefined;
beforeEach(() => {
  build = new BuildFolder();
});
afterEach(() => {
  emulator?.kill("SIGKILL");
  build.remove();
});

/** A state that no signal but SIGKILL reaches counts as alive; one that is dead and not yet reaped does not. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Starts the emulator as a process with two server processes; answers these and their children. */
async function launchTwo(): Promise<readonly number[]> {
  const path = build.script(
    "server",
    `trap '' TERM; sleep 1000 & echo $$ $! >> ${build.path}/ids; wait; wait`,
  );
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const folder = ["--build", `${LAUNCHED_BUILD}=${build.path}`, "--launch-folder", `${build.path}/launched`];
  emulator = spawn(process.execPath, [main, ...folder], { stdio: ["ignore", "pipe", "inherit"] });
  const lines = createInterface({ input: emulator.stdout as NodeJS.ReadableStream });
  const [first] = await once(lines, "line", { signal: AbortSignal.timeout(60_000) });
  const { addresses } = JSON.parse(String(first)) as { addresses: Addresses };
  const client = new GameLiftClient({
    endpoint: addresses.apiUrl,
    region: "us-east-1",
    credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
  });
  const { Build } = await client.send(
    new CreateBuildCommand({ Name: LAUNCHED_BUILD, OperatingSystem: "AMAZON_LINUX_2023" }),
  );
  await client.send(
    new CreateFleetCommand({
      Name: "fleet",
      BuildId: Build?.BuildId,
      EC2InstanceType: "c5.large",
      RuntimeConfiguration: { ServerProcesses: [{ LaunchPath: path, ConcurrentExecutions: 2 }] },
    }),
  );
  client.destroy();
  return await eventually("the ids of two servers and their children", () => {
    const ids = idsIn(`${build.path}/ids`);
    return ids.length === 4 && ids;
  });
}

function idsIn(file: string): readonly number[] {
  try {
    return readFileSync(file, "utf8").trim().split(/\s+/).map(Number);
  } catch {
    return [];
  }
}

const allGone = (ids: readonly number[]) =>
  eventually(
    "none of them is alive",
    () => !ids.some(isAlive),
    () => ids.filter(isAlive),
  );

onLinux("SIGKILL of the emulator ends running and stopped ones, with their children", async () => {
  const ids = await launchTwo();
  expect(ids.every(isAlive)).toBe(true);
  process.kill(-(ids[0] ?? 0), "SIGSTOP");
  emulator?.kill("SIGKILL");
  await allGone(ids);
});

onLinux("SIGTERM of the emulator ends them, although they do not listen to it", async () => {
  const ids = await launchTwo();
  emulator?.kill("SIGTERM");
  const [code] = await once(emulator as ChildProcess, "exit", { signal: AbortSignal.timeout(60_000) });
  expect(code).toBe(0);
  await allGone(ids);
});
