/**
 * Folders in which something is made that gets its final name only when it is complete, so that neither a
 * killed process nor two at a time can leave half of it under that name.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { hasEnded } from "./process-state.ts";

/**
 * A new folder below `parent` whose name says what for and who makes it. Folders for the same purpose whose
 * makers have died are removed.
 */
export function makeWorkFolder(parent: string, purpose: string): string {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const maker = name.startsWith(`${purpose}-`) && /^(\d+)-\w{6}$/.exec(name.slice(purpose.length + 1))?.[1];
    if (maker && hasEnded(Number(maker))) removeIfOurs(join(parent, name));
  }
  return mkdtempSync(join(parent, `${purpose}-${process.pid}-`));
}

/** Gives what was made its final name, unless another process was faster; then that one's stays. */
export function publish(made: string, final: string): void {
  try {
    renameSync(made, final);
  } catch (error) {
    if (!existsSync(final)) throw error;
  }
}

/** In a public folder a name like ours may be another user's. */
function removeIfOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EACCES" && code !== "EPERM") throw error;
  }
}
