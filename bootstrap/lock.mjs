/**
 * Lets one process at a time change what is shared (packages and caches); a lock whose owner has died is broken.
 *
 * The lock file appears with its content in one step (a link to a finished file), so nobody can read half of it.
 */
import { linkSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 250;
const LIMIT_MS = 45 * 60_000;
/** Breaking a lock takes a millisecond; a breaker this old has died in it. */
const BREAKER_LIMIT_MS = 10_000;

/**
 * Runs `action` while holding the lock.
 * @template Value
 * @param {string} file
 * @param {() => Promise<Value>} action
 * @param {{ onWait?: (owner: { pid: number }) => void, limitMs?: number }} [options]
 * @returns {Promise<Value>}
 */
export async function withLock(file, action, { onWait, limitMs = LIMIT_MS } = {}) {
  await acquire(file, onWait, limitMs);
  try {
    return await action();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file, onWait, limitMs) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  const own = { pid: process.pid, startedAt: startOf(process.pid) };
  writeFileSync(mine, JSON.stringify(own));
  const deadline = Date.now() + limitMs;
  let isTold = false;
  try {
    while (!tryLink(mine, file)) {
      const owner = readOwner(file);
      if (owner === undefined) continue; // released between the two looks
      if (!isAlive(owner)) {
        if (!breakLock(file, owner)) await pause(LOOK_EVERY_MS);
        continue;
      }
      if (!isTold) onWait?.(owner);
      isTold = true;
      if (Date.now() > deadline) {
        throw new Error(
          `process ${owner.pid} has been holding ${file} for ${Math.round(limitMs / 60_000)} minutes. ` +
            `If it hangs, end it: kill ${owner.pid}`,
        );
      }
      await pause(LOOK_EVERY_MS);
    }
  } finally {
    rmSync(mine, { force: true });
  }
}

function tryLink(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function readOwner(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw new Error(`${file} cannot be read (${error.message}): remove it when nothing is installing`);
  }
}

/** One breaker at a time, and only the lock it has looked at: not the one that somebody took meanwhile. */
function breakLock(file, deadOwner) {
  const breaker = `${file}.breaking`;
  try {
    mkdirSync(breaker);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const age = Date.now() - (statSync(breaker, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > BREAKER_LIMIT_MS) rmdirSync(breaker);
    return false;
  }
  try {
    if (JSON.stringify(readOwner(file)) === JSON.stringify(deadOwner)) rmSync(file, { force: true });
  } finally {
    rmdirSync(breaker);
  }
  return true;
}

/** An id is used again some day: the process must also have started when the owner did. A zombie is dead. */
function isAlive({ pid, startedAt }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code === "ESRCH") return false;
  }
  return startOf(pid) === startedAt;
}

/** When a process started, in ticks since the machine did; nothing for a dead one and where there is no /proc. */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
