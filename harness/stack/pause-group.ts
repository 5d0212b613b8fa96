/**
 * Makes processes hang, for sure.
 *
 * **Observed** (Linux): SIGSTOP is only noted when kill(2) returns, and each thread stops when it next gets a processor.
 * A game server answered a message 28 ms after its SIGSTOP; with thirty busy processes on two cores, the last of a
 * program's busy threads stopped after some 60 ms.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { until } from "./until.ts";

/** Wall milliseconds for all threads to get a processor once more. */
const LIMIT_MS = 10_000;

/**
 * Stops a process group (SIGSTOP) and returns when none of its threads can do anything before SIGCONT.
 * @throws Error when the group has ended, or one of its threads does not stop within ten seconds.
 */
export async function pauseGroup(name: string, groupId: number): Promise<void> {
  let states: readonly string[] = [];
  const hasEnded = () => (states.every(isOver) ? "it has ended" : undefined);
  await until({
    what: `${name} (process group ${groupId}) stands still`,
    withinMs: LIMIT_MS,
    everyMs: 2,
    look: () => {
      states = [];
      process.kill(-groupId, "SIGSTOP"); // each time: whoever was forked in between has not got it
      states = statesInGroup(groupId);
      const areStill = states.every(standsStill) && hasEnded() === undefined;
      return areStill || `the states of its threads: ${states.join(" ")}`;
    },
    giveUp: hasEnded,
  });
}

const isOver = (state: string) => state === "Z" || state === "X";
const standsStill = (state: string) => state === "T" || state === "t" || isOver(state);

/** A letter for each thread, as ps(1) has them; one for each process where there is no /proc. */
function statesInGroup(groupId: number): readonly string[] {
  return process.platform === "linux" ? statesInProc(groupId) : statesByPs(groupId);
}

function statesInProc(groupId: number): readonly string[] {
  return numbersIn("/proc")
    .filter((pid) => fieldsOfStat(`/proc/${pid}/stat`)[2] === String(groupId))
    .flatMap((pid) => numbersIn(`/proc/${pid}/task`).map((id) => `/proc/${pid}/task/${id}/stat`))
    .flatMap((file) => fieldsOfStat(file).slice(0, 1));
}

/** State, parent, process group and so on; nothing when the thread is gone. */
function fieldsOfStat(file: string): readonly string[] {
  try {
    // "pid (name) S …": the name may itself hold spaces and parentheses.
    const stat = readFileSync(file, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function numbersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function statesByPs(groupId: number): readonly string[] {
  return spawnSync("ps", ["-A", "-o", "pgid=,state="], { encoding: "utf8" })
    .stdout.split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([group]) => group === String(groupId))
    .map(([, state = ""]) => state.charAt(0));
}
