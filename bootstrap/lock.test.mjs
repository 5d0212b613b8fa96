import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

let folder;
let lock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windtunnel-lock-"));
  lock = join(folder, "deep", "the.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the lock, says so, and does `work`. */
function taker(work) {
  const script = `
    import { appendFileSync } from "node:fs";
    import { withLock } from ${JSON.stringify(new URL("./lock.mjs", import.meta.url).href)};
    await withLock(${JSON.stringify(lock)}, async () => { console.log("taken"); ${work} });`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
}

test("what the action answers or throws comes through, and the lock is free afterwards", async () => {
  expect(await withLock(lock, async () => 7)).toBe(7);
  await expect(
    withLock(lock, async () => {
      throw new Error("it failed");
    }),
  ).rejects.toThrow("it failed");
  expect(readdirSync(join(folder, "deep"))).toEqual([]);
});

test("the lock of a killed process is broken, though its parent has not taken notice of its death", async () => {
  const killed = taker("process.stdin.resume(); await new Promise(() => {});");
  await once(killed.stdout, "data");
  expect(existsSync(lock)).toBe(true);
  killed.kill("SIGKILL");
  await once(killed, "exit");

  expect(await withLock(lock, async () => "mine", { limitMs: 10_000 })).toBe("mine");
});

test("a lock whose owner's id belongs to another process now is broken", async () => {
  mkdirSync(join(folder, "deep"));
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: "1" }));

  expect(await withLock(lock, async () => "mine", { limitMs: 10_000 })).toBe("mine");
});

test("a breaker that died while breaking is in nobody's way for long", async () => {
  mkdirSync(`${lock}.breaking`, { recursive: true });
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(`${lock}.breaking`, longAgo, longAgo);
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: "1" }));

  expect(await withLock(lock, async () => "mine", { limitMs: 10_000 })).toBe("mine");
});

test("who waits is told once for whom, and gives up in words", async () => {
  const holder = taker("await new Promise((resolve) => process.stdin.resume().once('end', resolve));");
  await once(holder.stdout, "data");
  const told = [];

  const waiting = withLock(lock, async () => {}, { limitMs: 600, onWait: (owner) => told.push(owner.pid) });
  await expect(waiting).rejects.toThrow(`kill ${holder.pid}`);
  expect(told).toEqual([holder.pid]);

  holder.stdin.end();
  await once(holder, "exit");
});

test("eight processes at a time: each inside alone, all of them in the end, one dead owner before them", async () => {
  mkdirSync(join(folder, "deep"));
  writeFileSync(lock, JSON.stringify({ pid: process.pid, startedAt: "1" }));
  const log = join(folder, "log");
  const work = `for (const word of ["in", "out"]) {
    appendFileSync(${JSON.stringify(log)}, word + " " + process.pid + "\\n");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }`;
  const takers = Array.from({ length: 8 }, () => taker(work));
  for (const [code] of await Promise.all(takers.map((one) => once(one, "exit")))) expect(code).toBe(0);

  const lines = readFileSync(log, "utf8").trim().split("\n");
  expect(lines).toHaveLength(16);
  for (let index = 0; index < lines.length; index += 2) {
    expect(lines[index]?.replace("in", "out")).toBe(lines[index + 1]);
  }
}, 60_000);
