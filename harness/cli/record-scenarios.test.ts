import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Replay } from "../../emulator/index.ts";

/** A stack of its own has to start and to end; on busy cores that takes many times as long. */
const LIMIT_MS = 300_000;
const program = fileURLToPath(new URL("run-scenarios.ts", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-recorded-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm start` without its bootstrap; the settings of the tests that run this one are not its own. */
async function start(...args: readonly string[]) {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH, HOME },
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  const [[status], stdout] = await Promise.all([once(child, "close"), text(child.stdout)]);
  return { status: status as number, stdout };
}

test("a scenario that is told with --record leaves a file that replays, state and all", {
  timeout: LIMIT_MS,
}, async () => {
  const { status, stdout } = await start("--record", folder, "scenarios/servers/requests-fail.test.ts");
  expect(stdout).toContain("1 passed, 0 failed");
  expect(status).toBe(0);
  const name = "a-seat-that-gamelift-refuses-once-turns-its-player-away-who-may-try-again.jsonl";
  expect(readdirSync(folder)).toEqual([name]);
  const replay = new Replay(join(folder, name));
  for (let step = replay.step(); step !== undefined; step = replay.step()) expect(step.kind).toBe("input");
  expect(replay.isBrokenOff).toBe(false);
  const journal = replay.journal(0);
  expect(journal.filter(({ kind }) => kind === "fault")).not.toEqual([]);
  expect(journal.map(({ what }) => what)).toContain("player session ACTIVE");
  replay.close();
});
