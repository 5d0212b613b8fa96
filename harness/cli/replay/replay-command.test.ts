import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordTimeOut } from "./testing/recorded-time-out.ts";

const program = fileURLToPath(new URL("../replay.ts", import.meta.url));
let folder: string;
let file: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-replay-"));
  file = join(folder, "recording.jsonl");
  await recordTimeOut(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function replay(...args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder, COLUMNS: "120", FORCE_COLOR: "0" };
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"], env });
  const [[status], stdout, stderr] = await Promise.all([
    once(child, "close"),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { status: status as number, stdout, stderr };
}

test("says that it is the same, of what, and by what it was made", async () => {
  const { status, stdout, stderr } = await replay("recording.jsonl");
  expect(stderr).toBe("");
  expect(stdout).toMatch(
    /^nobody is there\n {2}recorded .* on a manual clock\n {2}made by +Windtunnel 0\.1\.0,/,
  );
  expect(stdout).toMatch(/^\d+ inputs, \d+ journal entries, the same canonical journal$/m);
  expect(status).toBe(0);
});

test("goes as far as a recording that was broken off, and says so", async () => {
  const cut = join(folder, "cut.jsonl");
  writeFileSync(cut, readFileSync(file, "utf8").slice(0, -600));
  const { status, stdout } = await replay(cut);
  expect(stdout).toContain("the same canonical journal\n");
  expect(stdout).toMatch(/The recording was broken off: .* \d+ bytes of an unfinished line/);
  expect(status).toBe(0);
});

test("shows the first difference side by side", async () => {
  const spoilt = join(folder, "spoilt.jsonl");
  writeFileSync(spoilt, readFileSync(file, "utf8").replace('"to":"TIMED_OUT"', '"to":"FULFILLED"'));
  const { status, stdout } = await replay(spoilt);
  expect(stdout).toMatch(/^The replay leaves the record at entry \d+, which came of input \d+\.$/m);
  expect(stdout).toMatch(
    /^ {2}entry +transition placement TIMED_OUT match-1 +transition placement TIMED_OUT match-1$/m,
  );
  expect(stdout).toMatch(/^ {2}details\.to +"FULFILLED" +"TIMED_OUT"$/m);
  expect(status).toBe(1);
});

test("shows the state at a moment and why, and ends where no terminal is", async () => {
  const { status, stdout } = await replay("recording.jsonl", "--until", "+20s", "--explain", "match-1");
  expect(stdout).toContain("the same canonical journal so far");
  expect(stdout).toMatch(/^00:00:12\.000 of GameLift's time/m);
  expect(stdout).toContain("Placement match-1 of queue game-session-placement waits (PENDING).");
  expect(status).toBe(0);
});

test("gives the state as JSON", async () => {
  const { status, stdout } = await replay("recording.jsonl", "--until", "TIMED_OUT", "--json", "--explain");
  const answer = JSON.parse(stdout) as { state: { scopes: { tables: { placements: object[] } }[] } };
  expect(answer).toMatchObject({
    outcome: "stopped",
    recording: { seed: "nobody" },
    explanation: { subject: { kind: "placement", id: "match-1" } },
  });
  expect(answer.state.scopes[0]?.tables.placements).toMatchObject([
    { placementId: "match-1", status: "TIMED_OUT" },
  ]);
  expect(status).toBe(0);
});

test("says what is not there, and refuses what is no recording", async () => {
  const never = await replay("recording.jsonl", "--until", "match-9");
  expect(never).toMatchObject({
    status: 1,
    stdout: expect.stringContaining("Nothing in the recording is match-9."),
  });
  const json = await replay("recording.jsonl", "--until", "match-9", "--json");
  expect(JSON.parse(json.stdout)).toMatchObject({ outcome: "moment-not-found" });
  const missing = await replay("nowhere.jsonl");
  expect(missing).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("nowhere.jsonl") });
  const other = await replay(program);
  expect(other).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("is no recording of Windtunnel"),
  });
});
