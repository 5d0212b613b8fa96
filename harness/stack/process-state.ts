/** Tells whether a process has ended, from its state: one that is dead but not yet reaped has ended. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** True when no process has this id or the one that has it is a zombie. */
export function hasEnded(pid: number): boolean {
  const state = process.platform === "linux" ? stateInProc(pid) : stateByPs(pid);
  return state === "" || state === "Z" || state === "X";
}

function stateInProc(pid: number): string {
  try {
    // "pid (name) S …": the name may itself hold spaces and parentheses.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.charAt(stat.lastIndexOf(")") + 2);
  } catch {
    return "";
  }
}

function stateByPs(pid: number): string {
  return spawnSync("ps", ["-o", "state=", "-p", String(pid)], { encoding: "utf8" })
    .stdout.trim()
    .charAt(0);
}
