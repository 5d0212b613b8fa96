import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateBuildCommand, CreateFleetCommand, GameLiftClient } from "@aws-sdk/client-gamelift";
import { afterEach, describe, expect, test } from "vitest";
import type { Addresses } from "./index.ts";
import { Replay } from "./recording/replay.ts";
import { rawCaller } from "./testing/bad-input/raw-caller.ts";
import { eventually } from "./testing/eventually.ts";
import { guideFleet } from "./testing/guide-set-up.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));
/** A start takes a second on a quiet machine. */
const LIMIT_MS = 30_000;
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** The emulator as a process that does not outlive this one. */
function run(...options: readonly string[]) {
  const command = [process.execPath, main, ...options];
  const [program = "", ...args] =
    process.platform === "linux" ? ["setpriv", "--pdeathsig", "KILL", ...command] : command;
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const written = { out: "", error: "" };
  child.stdout.on("data", (chunk) => {
    written.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    written.error += chunk;
  });
  const ended = once(child, "exit", { signal: AbortSignal.timeout(LIMIT_MS) });
  return { child, written, exitCode: async () => (await ended)[0] as number | null };
}

const ready = (written: { readonly out: string }) =>
  eventually(
    "the line with the addresses",
    () =>
      written.out.endsWith("}\n")
        ? (JSON.parse(written.out) as { addresses: Addresses; controlToken: string })
        : undefined,
    () => written,
  );

describe("the emulator as a process", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "prints its addresses, serves, and ends with 0 by %s",
    async (signal) => {
      const { child, written, exitCode } = run("--clock", "manual", "--seed", "seven");
      const { addresses, controlToken } = await ready(written);
      const ask = () =>
        fetch(`${addresses.apiUrl}/_windtunnel/clock`, {
          headers: { "x-windtunnel-token": controlToken },
          signal: AbortSignal.timeout(LIMIT_MS),
        });
      expect(await (await ask()).json()).toMatchObject({ mode: "manual", now: Date.UTC(2026, 0, 1) });
      child.kill(signal);
      expect(await exitCode()).toBe(0);
      await expect(ask()).rejects.toThrow();
      expect(written.error).toBe("");
    },
  );

  test("throttles calls when told to", async () => {
    const { written } = run("--clock", "manual", "--rate-limits");
    const caller = rawCaller((await ready(written)).addresses.apiUrl, "json");
    const names: unknown[] = [];
    for (let count = 0; count < 5; count += 1) names.push((await caller.call("CreateFleet", {})).errorName);
    caller.close();
    expect(names).toEqual([...Array(4).fill("InvalidRequestException"), "ThrottlingException"]);
  });

  test("takes PlayerData as strictly as it is told to", async () => {
    const { written } = run("--clock", "manual", "--strict-player-data");
    const caller = rawCaller((await ready(written)).addresses.apiUrl, "json");
    const seat = { GameSessionId: "unknown", PlayerId: "ada", PlayerData: "" };
    // Otherwise it is the game session that is not found.
    expect((await caller.call("CreatePlayerSession", seat)).errorName).toBe("InvalidRequestException");
    caller.close();
  });

  test("sets fleets up at the pace that it is told, and says in its help how", async () => {
    const { written } = run("--clock", "manual", "--fleet-step-seconds", "60");
    const { addresses, controlToken } = await ready(written);
    const client = new GameLiftClient({
      endpoint: addresses.apiUrl,
      region: "us-east-1",
      credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
    });
    const { Build: build } = await client.send(new CreateBuildCommand({ OperatingSystem: "AMAZON_LINUX_2" }));
    await client.send(new CreateFleetCommand(guideFleet(build?.BuildId ?? "")));
    client.destroy();
    const clock = await fetch(`${addresses.apiUrl}/_windtunnel/clock`, {
      headers: { "x-windtunnel-token": controlToken },
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    expect(await clock.json()).toMatchObject({ nextDueAt: Date.UTC(2026, 0, 1, 0, 1) });
    const help = run("--help");
    expect(await help.exitCode()).toBe(0);
    expect(help.written.out).toContain("--fleet-step-seconds <seconds>");
    expect(help.written.out).toContain("--auth-token-life-seconds <seconds>");
    expect(help.written.out).toContain("--register-compute-overwrites");
    expect(help.written.out).toContain("--retention-days <days>");
  });

  test("refuses a title for a recording that nobody has asked for", async () => {
    const { written, exitCode } = run("--record-title", "a story");
    expect(await exitCode()).toBe(1);
    expect(written.error).toContain("--record-title needs --record");
  });

  test("leaves a recording that can be replayed, also when it is killed, and no secret in it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "windtunnel-record-"));
    try {
      const file = join(folder, "made", "for-it.jsonl");
      const credential = "AKIDGAME:very-secret";
      const { child, written, exitCode } = run("--record", file, "--server-sdk-credential", credential);
      const { addresses, controlToken } = await ready(written);
      const caller = rawCaller(addresses.apiUrl, "cbor");
      for (let count = 0; count < 20; count += 1)
        await caller.call("CreateBuild", { OperatingSystem: "WINDOWS_2022" });
      child.kill("SIGKILL");
      await exitCode();
      caller.close();
      const text = readFileSync(file, "utf8");
      expect(text).not.toContain("very-secret");
      expect(text).not.toContain(controlToken);
      const secretAccessKey = "very-secret";
      const replay = new Replay(file, {
        serverSdkCredentials: [{ accessKeyId: "AKIDGAME", secretAccessKey }],
      });
      for (let step = replay.step(); step !== undefined; step = replay.step())
        expect(step.kind).toBe("input");
      expect(replay.isBrokenOff).toBe(true);
      expect(replay.header).toMatchObject({ clock: { mode: "running" }, leftOut: expect.any(Array) });
      expect(replay.state().scopes[0]?.tables.builds).toHaveLength(20);
      replay.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("says which port is taken, and ends with 1", async () => {
    const first = run();
    const port = new URL((await ready(first.written)).addresses.serverSdkUrl).port;
    const second = run("--server-sdk-port", port);
    expect(await second.exitCode()).toBe(1);
    expect(second.written).toEqual({
      out: "",
      error: `The emulator could not start: game servers' socket: port ${port} of 127.0.0.1 is taken by another program: end that, or choose another port\n`,
    });
  });

  test.each([
    ["--clock", "backwards"],
    ["--speed", "0"],
    ["--api-port", "70000"],
    ["--event-delay-ms", "-1"],
    ["--message-group", "all"],
    ["--fleet-step-seconds", "soon"],
    ["--auth-token-life-seconds", "-1"],
    ["--retention-days", "0"],
    ["--instance-limit", "many"],
    ["--nonsense"],
  ])("refuses %s %s", async (...options) => {
    const { written, exitCode } = run(...options);
    expect(await exitCode()).toBe(1);
    expect(written.error).toContain(options[0]);
  });
});
